using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Keras;
using Bench.Data.Nifti;
using Bench.Data.Tests.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.Fuzz;

/// <summary>
/// 18,200 damaged files, the same every time. Each must end in a value or an <see cref="InputException"/>, within a second, and in bounded
/// memory. What this does not show: anything about damage that keeps a file well-formed; such a file is read as what it says.
/// </summary>
public sealed class FuzzTests
{
    private const int HdfCases = 500;
    private const int NiftiCases = 700;

    [Theory]
    [InlineData("contiguous")]
    [InlineData("compact_roi_and_more")]
    [InlineData("chunks_uneven")]
    [InlineData("chunks_fletcher")]
    [InlineData("chunks_whole")]
    [InlineData("chunks_lzf")]
    [InlineData("latest_btree2")]
    [InlineData("latest_fixed_array")]
    [InlineData("latest_extensible")]
    [InlineData("latest_implicit_size")]
    [InlineData("latest_single_chunk")]
    [InlineData("matlab_chunked")]
    [InlineData("type_f4")]
    [InlineData("latest_growing")]
    [InlineData("latest_growing_pages")]
    [InlineData("latest_bounded_pages")]
    [InlineData("latest_many_names")]
    [InlineData("latest_user_block")]
    [InlineData("soft_links")]
    [InlineData("scale_offset_decimals")]
    [InlineData("layout_1_chunks")]
    [InlineData("hdf5_2_fixed_array")]
    [InlineData("hdf5_2_extensible")]
    [InlineData("hdf5_2_btree2")]
    public async Task Damaged_hdf5_ends_in_a_value_or_in_our_words(string name)
    {
        var sound = await File.ReadAllBytesAsync(
            Path.Combine(SmallMice.Folder("good"), name + ".h5"), TestContext.Current.CancellationToken);
        using var scratch = new ScratchFolder();
        await DamagedFiles.RequireBounded<InputException>(sound, HdfCases, name.Length, scratch.Combine("Mouse1.h5"), i =>
        {
            var cohort = CohortFolder.Open(scratch.Path);
            switch (i % 3)
            {
                case 0:
                    cohort.Read("Mouse1");
                    return [];
                case 1:
                    cohort.ReadCine("Mouse1");
                    return [];
                default:
                    return cohort.Examine("Mouse1").Problems;
            }
        });
    }

    [Theory]
    [InlineData("sound")]
    [InlineData("sound_latest")]
    [InlineData("array_by_soft_link")]
    [InlineData("many_attributes_latest")]
    public async Task Damaged_keras_files_end_in_a_value_or_in_our_words(string name)
    {
        var sound = await File.ReadAllBytesAsync(
            RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Keras", "Files", name + ".h5"), TestContext.Current.CancellationToken);
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("damaged.h5");
        await DamagedFiles.RequireBounded<InputException>(sound, HdfCases, name.Length, path, _ =>
        {
            KerasFile.Read(path);
            return [];
        });
    }

    [Theory]
    [InlineData("int16_scaled.nii")]
    [InlineData("float32_big_endian_version2.nii")]
    [InlineData("float64_version2.nii")]
    [InlineData("qform_only.nii")]
    [InlineData("uint8_cine.nii.gz")]
    [InlineData("flat.nii")]
    public async Task Damaged_nifti_ends_in_a_value_or_in_our_words(string name)
    {
        var sound = await File.ReadAllBytesAsync(
            RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Nifti", "Files", name), TestContext.Current.CancellationToken);
        using var scratch = new ScratchFolder();
        var path = scratch.Combine(name);
        await DamagedFiles.RequireBounded<InputException>(sound, NiftiCases, name.Length, path, _ =>
        {
            NiftiReader.Read(path);
            return [];
        });
    }

    // Other damage than above, and much more of it. Run by: dotnet test tests/Bench.Data.Tests --filter "Category=Fuzz" --
    // xUnit.Explicit=on
    [Theory(Explicit = true)]
    [Trait("Category", "Fuzz")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Much_more_damage_ends_in_a_value_or_in_our_words(int round)
    {
        const int Cases = 2_000;
        string[] mice = [.. Directory.GetFiles(SmallMice.Folder("good"), "*.h5").Order(StringComparer.Ordinal)];
        string[] models =
        [
            .. Directory.GetFiles(
                RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Keras", "Files"), "*.h5").Order(StringComparer.Ordinal)
        ];
        using var scratch = new ScratchFolder();
        foreach (var (index, file) in mice.Concat(models).Index())
        {
            var sound = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var path = scratch.Combine("Mouse1.h5");
            await DamagedFiles.RequireBounded<InputException>(sound, Cases, (1000 * round) + index, path, i =>
            {
                if (index >= mice.Length)
                    KerasFile.Read(path);
                else if (i % 2 == 0)
                    CohortFolder.Open(scratch.Path).ReadCine("Mouse1");
                else
                    return CohortFolder.Open(scratch.Path).Examine("Mouse1").Problems;
                return [];
            }, 2 * DamagedFiles.AllocatedBytes);
        }
    }
}
