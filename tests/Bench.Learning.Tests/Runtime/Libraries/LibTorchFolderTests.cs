using Bench.Core;
using Bench.Learning.Runtime.Libraries;

namespace Bench.Learning.Tests.Runtime.Libraries;

public sealed class LibTorchFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("bench-libtorch-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("torch")]
    [InlineData("torch/lib")]
    public void A_pip_PyTorch_is_found_by_any_of_its_folders(string given)
    {
        var packages = Path.Combine(_root, "venv", "lib", "python3.12", "site-packages");
        var lib = Make(Path.Combine(packages, "torch", "lib"), "torch_cpu", "torch_cuda");

        // As the wheel of PyTorch 2.11.0 for CUDA 13.0 has it.
        File.WriteAllText(
            Path.Combine(packages, "torch", "version.py"),
            "from typing import Optional\n\n__all__ = ['__version__', 'debug', 'cuda']\n__version__ = '2.11.0+cu130'\ndebug = "
                + "False\ncuda: Optional[str] = '13.0'\n");

        var folder = LibTorchFolder.At(Path.Combine(packages, given));

        Assert.Equal((lib, LibTorchKind.Pip, true), (folder.Path, folder.Kind, folder.HasCuda));
        Assert.Equal(("2.11.0+cu130", "13.0"), (folder.StatedVersion, folder.StatedCuda));
    }

    [Fact]
    public void Conda_is_told_by_its_own_notes()
    {
        var lib = Make(Path.Combine(_root, "lib", "python3.12", "site-packages", "torch", "lib"), "torch_cpu");
        Directory.CreateDirectory(Path.Combine(_root, "conda-meta"));
        Assert.Equal(LibTorchKind.Pip, LibTorchFolder.At(lib).Kind); // Installed by pip into an environment of conda.
        File.WriteAllText(Path.Combine(_root, "conda-meta", "pytorch-2.10.0-cpu.json"), "{}");
        Assert.Equal(LibTorchKind.Conda, LibTorchFolder.At(lib).Kind);
    }

    [Fact]
    public void The_archive_of_pytorch_org_is_another_folder()
    {
        Make(Path.Combine(_root, "libtorch", "lib"), "torch_cpu");
        var folder = LibTorchFolder.At(Path.Combine(_root, "libtorch"));
        Assert.Equal((LibTorchKind.Other, false, null), (folder.Kind, folder.HasCuda, folder.StatedVersion));
    }

    [Fact]
    public void Debian_is_told_by_its_place() =>
        Assert.Equal(LibTorchKind.Debian, LibTorchFolder.KindOf("/usr/lib/python3/dist-packages/torch/lib"));

    [Fact]
    public void A_folder_without_libtorch_is_refused_with_the_name_looked_for()
    {
        var error = Assert.Throws<InputException>(() => LibTorchFolder.At(_root));
        Assert.Contains(NativeName.Of("torch_cpu"), error.Reason, StringComparison.Ordinal);
        Assert.Contains(
            "no such folder",
            Assert.Throws<InputException>(() => LibTorchFolder.At(Path.Combine(_root, "none"))).Message,
            StringComparison.Ordinal);
    }

    private static string Make(string folder, params string[] libraries)
    {
        Directory.CreateDirectory(folder);
        foreach (var library in libraries)
        {
            File.WriteAllText(Path.Combine(folder, NativeName.Of(library)), "");
        }

        return folder;
    }
}
