using System.Text.Json;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Data.Splits;
using Bench.Data.Tests.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.Cohorts;

public sealed class ExportTests
{
    private static readonly CohortFolder Cohort = CohortFolder.Open(SmallMice.Folder("good"), new VoxelSpacing(0.2, 0.1, 1.5));

    private static readonly Split Split = new("s", "", ["contiguous", "type_i4"], ["type_f4"], ["chunks_whole"]);

    [Fact]
    public void Plain_nifti_is_a_cohort_with_the_same_frames_and_spacing()
    {
        using var scratch = new ScratchFolder();

        NiftiExport.Write(Cohort, "chunks_uneven", scratch.Path);

        var exported = CohortFolder.Open(scratch.Path);
        var mouse = exported.Read("chunks_uneven");
        Assert.Equal(SmallMice.Contoured, mouse.Frames.Select(f => f.FrameIndex));
        Assert.All(mouse.Frames, frame => SmallMice.RequireFormula(frame, "chunks_uneven"));
        Assert.Equal(0.2, mouse.Spacing.RowMm, 1e-6);
        Assert.All(
            Cohort.ReadCine("chunks_uneven").Zip(exported.ReadCine("chunks_uneven")),
            pair => Assert.True(pair.First.Values.SequenceEqual(pair.Second.Values)));
        Assert.Equal("uint16", exported.Examine("chunks_uneven").ImageType);
    }

    [Fact]
    public void The_raw_data_set_of_nnunet_has_a_case_a_frame_and_a_fold_by_mouse()
    {
        using var scratch = new ScratchFolder();
        var export = new NnunetExport(Cohort, Split, scratch.Path);
        foreach (var mouse in export.Mice)
            export.Write(mouse);
        export.Finish();

        string[] training = ["contiguous_ED", "contiguous_ES", "type_f4_ED", "type_f4_ES", "type_i4_ED", "type_i4_ES"];
        Assert.Equal(training.Select(c => $"{c}_0000.nii.gz"), Files(scratch, "imagesTr"));
        Assert.Equal(training.Select(c => $"{c}.nii.gz"), Files(scratch, "labelsTr"));
        Assert.Equal(["chunks_whole_ED_0000.nii.gz", "chunks_whole_ES_0000.nii.gz"], Files(scratch, "imagesTs"));
        using var dataset = JsonDocument.Parse(File.ReadAllText(scratch.Combine("dataset.json")));
        Assert.Equal(6, dataset.RootElement.GetProperty("numTraining").GetInt32());
        Assert.Equal(2, dataset.RootElement.GetProperty("labels").GetProperty("blood pool").GetInt32());
        Assert.Equal(".nii.gz", dataset.RootElement.GetProperty("file_ending").GetString());
        var (train, validation) = Assert.Single(Folds(scratch));
        Assert.Equal(["contiguous_ED", "contiguous_ES", "type_i4_ED", "type_i4_ES"], train);
        Assert.Equal(["type_f4_ED", "type_f4_ES"], validation);
        Assert.Equal("chunks_whole_ES,chunks_whole,3,EndSystole,test", File.ReadAllLines(scratch.Combine("cases.csv"))[^1]);
    }

    [Fact]
    public void Without_validation_mice_nnunet_gets_folds_that_never_part_a_mouse()
    {
        using var scratch = new ScratchFolder();
        var split = new Split("s", "", ["contiguous", "type_i4", "type_f4", "type_u4", "type_f8", "type_i8"], [], ["chunks_whole"]);
        var export = new NnunetExport(Cohort, split, scratch.Path);
        foreach (var mouse in export.Mice)
            export.Write(mouse);
        export.Finish();

        var folds = Folds(scratch);
        Assert.Equal(5, folds.Length);
        Assert.Equal(12, folds.SelectMany(f => f.Validation).Distinct().Count());
        Assert.All(folds, f => Assert.Empty(f.Train.Select(MouseOf).Intersect(f.Validation.Select(MouseOf))));

        static string MouseOf(string name) => name[..^3];
    }

    [Fact]
    public void Masks_under_the_names_of_the_cases_are_read_back()
    {
        using var scratch = new ScratchFolder();
        var export = new NnunetExport(Cohort, Split, scratch.Path);
        export.Write("type_i4");
        var mouse = Cohort.Read("type_i4");

        var maps = MaskFolder.Open(scratch.Combine("labelsTr")).Read(mouse);

        Assert.All(mouse.Frames.Zip(maps), pair => Assert.True(pair.First.Reference.Labels.SequenceEqual(pair.Second.Labels)));
        Assert.Throws<InvalidOperationException>(export.Finish);
    }

    private static string[] Files(ScratchFolder scratch, string folder) =>
        [.. Directory.GetFiles(scratch.Combine(folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static (string[] Train, string[] Validation)[] Folds(ScratchFolder scratch)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(scratch.Combine("splits_final.json")));
        return [.. json.RootElement.EnumerateArray().Select(fold => (Names(fold, "train"), Names(fold, "val")))];

        static string[] Names(JsonElement fold, string key) => [.. fold.GetProperty(key).EnumerateArray().Select(n => n.GetString()!)];
    }
}
