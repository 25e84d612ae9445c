using Bench.Core;
using Bench.Learning.Runtime.Libraries;

namespace Bench.Learning.Tests.Runtime.Libraries;

public sealed class BindingCheckTests : IDisposable
{
    private const string Debian = "/usr/lib/python3/dist-packages/torch/lib";

    private readonly string _root = Directory.CreateTempSubdirectory("bench-binding-").FullName;

    private static LibTorchFolder Own => new(Path.Combine(AppContext.BaseDirectory, "libtorch"), LibTorchKind.Package);

    private static string Binding => NativeName.TorchSharp()!;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_libtorch_of_this_build_lacks_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");
        BindingCheck.Require(Own, Binding);
    }

    [Fact]
    public void Without_the_main_library_most_functions_are_missing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");

        // nm -D --undefined-only libLibTorchSharp.so | grep -v @ | grep ' U ': 1,204 names of TorchSharp 0.107.0; libc10.so has few of
        // them.
        Assert.Equal(1204, BindingCheck.Missing(Binding, []).Count);
        Assert.InRange(BindingCheck.Missing(Binding, [Own.FileOf("c10")]).Count, 1000, 1203);
    }

    [Fact]
    public void PyTorch_1_13_of_Debian_12_is_refused_by_the_304_functions_that_it_lacks()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Debian, "libtorch_cpu.so")), "python3-torch of Debian 12 is not installed.");
        var folder = LibTorchFolder.At(Debian);
        Assert.SkipUnless(
            folder.StatedVersion?.StartsWith("1.13", StringComparison.Ordinal) == true, $"this is PyTorch {folder.StatedVersion}.");

        var error = Assert.Throws<InputException>(() => BindingCheck.Require(folder, Binding));

        // Counted with nm by another hand: shared notes on PyTorch 1.13.
        Assert.Contains("lacks 304 of the functions", error.Reason, StringComparison.Ordinal);
        Assert.Contains("libtorch 2.10 or later", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_for_another_processor_is_refused_by_its_name()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");
        var file = Read(Own.FileOf("c10"));
        file[0x12] = file[0x12] == 62 ? (byte)183 : (byte)62; // e_machine
        File.WriteAllBytes(Path.Combine(_root, NativeName.Of("torch_cpu")), file);
        var error = Assert.Throws<InputException>(() => BindingCheck.Require(new LibTorchFolder(_root, LibTorchKind.Other), Binding));
        Assert.Contains("another kind of processor", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_and_damaged_libraries_are_input_errors()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");
        var whole = Read(Own.FileOf("c10"));
        var folder = new LibTorchFolder(_root, LibTorchKind.Other);
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var file = i < 20 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var k = 0; i >= 20 && k < 40; k++)
            {
                // Header, or the section headers at the end.
                file[k % 2 == 0 ? random.Next(64) : file.Length - 1 - random.Next(2000)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path.Combine(_root, NativeName.Of("torch_cpu")), file);
            Assert.Throws<InputException>(() => BindingCheck.Require(folder, Binding));
        }
    }

    private static byte[] Read(string path) => File.ReadAllBytes(path);
}
