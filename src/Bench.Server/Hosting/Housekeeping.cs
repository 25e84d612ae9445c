using Microsoft.Extensions.Hosting;

namespace Bench.Server.Hosting;

/// <summary>Tidies up, again and again, until the server ends.</summary>
/// <param name="every">Time between two rounds.</param>
/// <param name="tidy">A round.</param>
/// <param name="time">The clock.</param>
internal sealed class Housekeeping(TimeSpan every, Action tidy, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            tidy();
    }
}
