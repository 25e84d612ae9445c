using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Data.Phantom;
using Bench.Harness.Folders;
using Bench.Harness.Many;

namespace Bench.Harness.Tests.Many;

/// <summary>Data are hashed when a run is planned and when it is merged; each training between looks at size and time.</summary>
public sealed class DataStampsTests : IDisposable
{
    private static readonly string[] Mice = ["Mouse1", "Mouse2"];

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-stamps-").FullName;
    private readonly CohortFolder _cohort;
    private readonly IReadOnlyDictionary<string, string> _hashes;
    private readonly DataStamps _stamps;

    public DataStampsTests()
    {
        PhantomCohort.Write(_folder, new PhantomOptions { Mice = 2, Size = 64, Frames = 8 }, null, CancellationToken.None);
        _cohort = CohortFolder.Open(_folder);
        _hashes = CohortHash.OfFiles(_cohort, Mice, CancellationToken.None);
        var run = new RunFolder(Path.Combine(_folder, "run"));
        DataStamps.Of(_cohort, _hashes).Write(run);
        _stamps = DataStamps.Read(run)!;
    }

    private string Second => Path.Combine(_folder, "Mouse2.h5");

    [Fact]
    public void Files_as_they_were_have_the_hashes_of_the_plan()
    {
        Assert.Equal(_hashes, _stamps.Hashes(_cohort, Mice, readsAll: false, CancellationToken.None));
        Assert.Equal(_hashes, _stamps.Hashes(_cohort, Mice, readsAll: true, CancellationToken.None));
        Assert.Null(DataStamps.Read(new RunFolder(_folder)));
    }

    [Fact]
    public void A_file_with_another_time_and_the_same_bytes_is_the_same_file()
    {
        File.SetLastWriteTimeUtc(Second, DateTime.UnixEpoch);

        Assert.Equal(_hashes, _stamps.Hashes(_cohort, Mice, readsAll: false, CancellationToken.None));
    }

    [Fact]
    public void A_changed_file_is_caught_by_a_training()
    {
        Change();

        Assert.Contains("Mouse2.h5", Refused(readsAll: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_changed_under_its_old_time_is_not_read_by_a_training_and_caught_by_the_merge()
    {
        var time = File.GetLastWriteTimeUtc(Second);
        Change();
        File.SetLastWriteTimeUtc(Second, time);

        Assert.Equal(_hashes, _stamps.Hashes(_cohort, Mice, readsAll: false, CancellationToken.None));
        Assert.Contains("its bytes have changed", Refused(readsAll: true), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Change()
    {
        var bytes = File.ReadAllBytes(Second);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Second, bytes);
    }

    private string Refused(bool readsAll) => Assert.Throws<InputException>(
        () => _stamps.Hashes(_cohort, Mice, readsAll, CancellationToken.None)).Message;
}
