using System.Reflection;
using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_file_and_no_half_one()
    {
        var path = Path.Combine(_folder, "result.json");
        File.WriteAllText(path, "old");

        var error = Assert.Throws<InputException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            FillUp();
        }));

        Assert.Contains("cannot be written", error.Message);
        Assert.Contains("free disk space", error.Remedy);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_library_that_meets_a_full_disk_leaves_nothing()
    {
        var path = Path.Combine(_folder, "Mouse1.h5");

        Assert.Throws<InputException>(() => AtomicFile.WriteThrough(path, temporary =>
        {
            File.WriteAllBytes(temporary, new byte[100_000]);
            try
            {
                FillUp();
            }
            catch (IOException error)
            {
                // As PureHDF passes on what happens while it writes.
                throw new TargetInvocationException(error);
            }
        }));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Whatever_else_goes_wrong_is_passed_on_and_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Path.Combine(_folder, "a"), stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_name_as_long_as_the_file_system_takes_can_be_written()
    {
        var path = Path.Combine(_folder, new string('m', 252) + ".h5");

        AtomicFile.WriteText(path, "x");

        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Neither_a_folder_nor_a_device_is_replaced()
    {
        Assert.Throws<InputException>(() => AtomicFile.WriteText(_folder, "x"));
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full.");

        Assert.Throws<InputException>(() => AtomicFile.WriteText("/dev/full", "x"));
        Assert.Equal(0, new FileInfo("/dev/full").Length);
    }

    // On Linux, what the system itself answers where no block is free; elsewhere the exception alone.
    private static void FillUp()
    {
        if (!File.Exists("/dev/full"))
            throw new IOException("No space left on device");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        full.Write(new byte[1]);
        Assert.Fail("/dev/full took a byte.");
    }
}
