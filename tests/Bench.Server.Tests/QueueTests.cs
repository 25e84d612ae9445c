using System.Net;
using Bench.Harness.Options;

namespace Bench.Server.Tests;

/// <summary>Who comes when, and who is forgotten. Time is set, not waited for.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task A_page_s_segmentation_ends_when_the_page_is_gone_and_a_program_s_does_not()
    {
        var clock = new SetClock();
        await using var host = await ServerHost.Start(Options, clock, cancellation: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address + "/") };
        var program = await Begin(client, host, byCookie: false);
        for (var more = 0; more < Segmenting.SegmentationQueue.MostInHand; more++)
            await Begin(client, host, byCookie: false);
        var page = await Begin(client, host, byCookie: true); // waits behind all of them

        clock.Now += TimeSpan.FromSeconds(50);
        host.Context.Queue.Tidy();
        Assert.True(IsKnown(host, page), "it went after less than a minute");

        clock.Now += TimeSpan.FromSeconds(20);
        host.Context.Queue.Tidy();

        Assert.False(IsKnown(host, page));
        Assert.True(IsKnown(host, program));
    }

    [Fact]
    public async Task What_nobody_asks_for_is_forgotten_with_its_files()
    {
        var clock = new SetClock();
        await using var host = await ServerHost.Start(Options, clock, cancellation: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address + "/") };
        var id = await Begin(client, host, byCookie: false);
        for (var round = 0; !IsOver(host, id) && round < 600; round++)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        clock.Now += TimeSpan.FromMinutes(31);
        host.Context.Uploads.DeleteForgotten(host.Context.Queue.UploadsInUse);
        Assert.Equal(0, host.Context.Uploads.Count);
        Assert.True(IsKnown(host, id));

        clock.Now += TimeSpan.FromHours(13);
        host.Context.Queue.Tidy();

        Assert.False(IsKnown(host, id));
        Assert.Empty(Directory.GetDirectories(host.Context.Root.Path));
    }

    [Fact]
    public async Task An_upload_that_is_deleted_while_it_waits_is_segmented_still()
    {
        await using var host = await ServerHost.Start(Options, cancellation: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address + "/") };
        string[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Begin(client, host, byCookie: false)))];
        host.Context.Uploads.Recent = null;

        foreach (var upload in host.Context.Queue.All.Select(s => s.Upload.Id))
            host.Context.Uploads.Delete(upload, host.Context.Queue.UploadsInUse);
        for (var round = 0; !ids.All(id => IsOver(host, id)) && round < 1200; round++)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.All(ids, id => Assert.Equal(Segmenting.JobState.Done, host.Context.Queue.Find(id)!.State));
    }

    private static ServeOptions Options => new() { Port = 0, IsWarm = false };

    private static bool IsKnown(ServerHost host, string id) => host.Context.Queue.All.Any(s => s.Id == id);

    private static bool IsOver(ServerHost host, string id) => host.Context.Queue.All.FirstOrDefault(s => s.Id == id)?.IsOver ?? false;

    private static async Task<string> Begin(HttpClient client, ServerHost host, bool byCookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/segmentations", UriKind.Relative));
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(SmallCine.Nifti(frames: 12, slices: 6, side: 64)), "files", "heart.nii.gz" } };
        if (byCookie)
        {
            request.Headers.Add("Cookie", $"bench-token-{new Uri(host.Address).Port}={host.Token}");
            request.Headers.Add("Origin", host.Address);
        }
        else
        {
            request.Headers.Authorization = new("Bearer", host.Token);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await RunningServer.Json(answer)).GetProperty("id").GetString()!;
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch.AddYears(50);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
