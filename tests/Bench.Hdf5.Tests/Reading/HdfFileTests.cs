using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;
using Bench.Testing;

namespace Bench.Hdf5.Tests.Reading;

/// <summary>
/// Files by h5py, MATLAB's layout, old versions of HDF5 and HDF5 2.x; the numbers follow the formula in the script that made them.
/// </summary>
public sealed class HdfFileTests
{
    public static TheoryData<string> Sound => SmallFiles.Sound;

    [Theory]
    [MemberData(nameof(Sound))]
    public void Every_layout_reads_whole_and_frame_by_frame(string name)
    {
        using var file = HdfFile.Open(SmallFiles.Good(name));
        RequireFormula(file, "Images", SmallFiles.Grey);
        RequireFormula(file, "Masks", SmallFiles.Label);
    }

    [Theory]
    [InlineData("type_i2", "int16", 2)]
    [InlineData("type_u8", "uint64", 8)]
    [InlineData("type_f4", "float32", 4)]
    [InlineData("big_endian", "uint16", 2)]
    public void A_data_set_names_its_type_as_NumPy_does(string name, string type, int bytes)
    {
        using var file = HdfFile.Open(SmallFiles.Good(name));

        var element = file.DataSet("Images").Element;

        Assert.Equal((type, bytes), (element.Name, element.Bytes));
    }

    [Fact]
    public void Attributes_and_groups_are_found_by_their_path()
    {
        using var file = HdfFile.Open(SmallFiles.Good("soft_links"));

        Assert.True(file.IsGroup("group", "group/deeper"));
        Assert.False(file.IsGroup("images", "group/images"));
        Assert.True(file.Exists("masks", "group/masks"));
        Assert.False(file.Exists("nothing", "group/nothing"));
        using var noted = HdfFile.Open(SmallFiles.Good("compact_roi_and_more"));
        Assert.Equal(["files may hold more than is asked for"], noted.Texts("", "note"));
        Assert.Null(noted.Texts("", "no note"));
    }

    [Theory]
    [InlineData("no_images", "Images", "there is no data set Images; the file holds Frames_with_ROI, Masks.")]
    [InlineData("masks_group", "Masks", "data set Masks is a group, not a data set.")]
    [InlineData("images_octave", "Images", "data set Images is a group, not a data set.")]
    [InlineData("masks_text", "Masks", "data set Masks holds text, not numbers.")]
    [InlineData("masks_complex", "Masks", "data set Masks holds compound values, such as complex numbers, not numbers.")]
    [InlineData("images_elsewhere", "Images", "data set Images is a link to another file, and such links are not followed.")]
    [InlineData("images_nowhere", "Images", "data set Images is a link to nothing.")]
    [InlineData("images_in_a_circle", "Images", "data set Images cannot be read (links lead in a circle at Images.)")]
    [InlineData("images_external", "Images", "data set Images keeps its numbers in other files (external storage).")]
    [InlineData("images_virtual", "Images", "data set Images is a virtual data set, a view of others.")]
    [InlineData("images_quadruple", "Images", "data set Images holds floating-point numbers of 16 bytes that are not read here.")]
    [InlineData("images_few_bits", "Images", "data set Images holds integers of fewer bits than the 2 bytes that they are stored in.")]
    [InlineData("images_szip", "Images", "data set Images is stored with the filter szip, which is not read here.")]
    [InlineData("truncated", "Images", "is cut short: it declares 8499 bytes and has 8498.")]
    [InlineData("no_bytes", "Images", "is not an HDF5 file that can be read (the signature of HDF5 is missing.)")]
    [InlineData("foreign", "Images", "is not an HDF5 file that can be read (the signature of HDF5 is missing.)")]
    public void What_is_not_read_is_refused_by_name_with_a_remedy(string name, string dataSet, string reason)
    {
        var refusal = Assert.Throws<HdfException>(() =>
        {
            using var file = HdfFile.Open(SmallFiles.Bad(name));
            file.DataSet(dataSet).ReadAll();
        });

        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(SmallFiles.Bad(name), refusal.Path);
        Assert.NotEmpty(refusal.Remedy);
    }

    [Fact]
    public void A_frame_that_is_not_there_is_a_mistake_of_the_caller()
    {
        using var file = HdfFile.Open(SmallFiles.Good("chunks_uneven"));
        var images = file.DataSet("Images");

        Assert.Throws<ArgumentException>(() => images.ReadFrames([0, SmallFiles.Frames]));
        Assert.Throws<ArgumentException>(() => images.ReadFrames([-1]));
        Assert.Throws<ArgumentException>(() => file.DataSet("Frames_with_ROI").ReadFrames([0]));
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task Damaged_files_end_in_numbers_or_in_a_refusal(string name)
    {
        const int Cases = 100;
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("damaged.h5");
        var sound = await File.ReadAllBytesAsync(SmallFiles.Good(name), TestContext.Current.CancellationToken);
        await DamagedFiles.RequireBounded<HdfException>(sound, Cases, name.Length, path, i =>
        {
            using var file = HdfFile.Open(path);
            var images = file.DataSet("Images");
            // What a data set declares is its user's to judge; these hold less than 10 kB of numbers.
            if (images.Count > 1 << 20 || images.Extent.Count != 4 || images.Extent[3] < SmallFiles.Frames)
                return ["of another shape"];
            _ = i % 2 == 0 ? [images.ReadAll()] : images.ReadFrames([.. Enumerable.Range(0, SmallFiles.Frames)]);
            file.Texts("", "note");
            return [];
        });
    }

    private static void RequireFormula(HdfFile file, string name, Func<int, int, int, int, float> formula)
    {
        var data = file.DataSet(name);
        var isReversed = file.HasAttribute(name, name, "MATLAB_class");

        Assert.Equal(SmallFiles.All(formula, isReversed), data.Element.ToSingles(data.ReadAll()));
        var frames = data.ReadFrames([3, 0], isReversed);
        Assert.Equal(SmallFiles.Frame(formula, 3), data.Element.ToSingles(frames[0]));
        Assert.Equal(SmallFiles.Frame(formula, 0), data.Element.ToSingles(frames[1]));
        Assert.False(data.LeavesValuesUndefined);
    }
}
