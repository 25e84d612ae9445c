using System.Diagnostics;
using System.Globalization;
using Bench.Harness.Many;

namespace Bench.Harness.Tests.Many;

public sealed class TaskWatchTests
{
    // Numbers of processes come again: a program that began after a file was written did not write it, and is never signalled.
    [Theory]
    [InlineData(60, true)]
    [InlineData(-60, false)]
    public void A_process_that_began_after_a_file_was_written_did_not_write_it(int secondsAfterStart, bool expected)
    {
        using var self = Process.GetCurrentProcess();
        var written = self.StartTime.ToUniversalTime().AddSeconds(secondsAfterStart)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        Assert.Equal(expected, TaskWatch.BeganBefore(self, written));
        Assert.Null(TaskWatch.BeganBefore(self, "yesterday"));
    }
}
