using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Layouts;
using Bench.Data.Nifti;
using Bench.Testing;

namespace Bench.Data.Tests.Layouts;

/// <summary>Cases of counted voxels in each layout. Expected values: the counts with which <see cref="SmallHearts"/> drew them.</summary>
public sealed class LayoutTests : IDisposable
{
    private const string InfoFile =
        """{"info_file": "Info.cfg", "first_frame": 1}, "groups": {"info_file": "Info.cfg", "column": "Group"}""";

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void A_case_of_the_challenge_has_its_phases_labels_group_and_spacing()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001", "DCM");

        var cohort = Open();
        var read = cohort.Read("patient001");

        Assert.Equal("challenge", cohort.Format.Code);
        Assert.Equal([0, 6], read.Frames.Select(f => f.FrameIndex));
        Assert.Equal([CardiacPhase.EndDiastole, CardiacPhase.EndSystole], read.Frames.Select(f => f.Phase));
        Assert.Equal((60, 20, 15), Counts(read.Frames[0].Reference));
        Assert.Equal((30, 20, 15), Counts(read.Frames[1].Reference));
        Assert.Equal("DCM", read.Group);
        Assert.Equal(SmallHearts.Spacing, read.Spacing);
        Assert.False(read.IsCineStored);
        Assert.Empty(read.AllWarnings);
        Assert.Equal("1 patient of the folder " + Path.GetFileName(_scratch.Path), cohort.Description);
        Assert.Equal(
            ["patient001/patient001_frame01.nii.gz", "patient001/patient001_frame07.nii.gz", "patient001/patient001_frame01_gt.nii.gz",
                "patient001/patient001_frame07_gt.nii.gz", "patient001/Info.cfg"],
            cohort.FilesOf("patient001"));
        Assert.Equal([0, 6], cohort.ReadStoredFrames("patient001").Select(f => f.FrameIndex));
        Assert.Contains("frame 2 of patient001 is not there", Assert.Throws<InputException>(() => cohort.ReadCine("patient001")).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_cine_of_the_challenge_is_read_where_it_is_there()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        NiftiWriter.Write(
            _scratch.Combine("patient001/patient001_4d.nii.gz"),
                [.. Enumerable.Range(0, 9).Select(i => SmallHearts.Greys(i, SmallHearts.Size))], SmallHearts.Spacing);

        var read = Open().Read("patient001");

        Assert.True(read.IsCineStored);
        Assert.Equal(9, read.CineFrames);
        Assert.Equal(2, read.Frames.Count);
        Assert.Equal(9, Open().ReadCine("patient001").Count);
    }

    [Theory]
    [InlineData("ED: 1\nES: 7\nGroup: HCM\n", "7", "by Info.cfg, frame 7 is end-systole, and it has no mask", CardiacPhase.EndDiastole)]
    [InlineData("ED: 1\nGroup: HCM\n", "", "Info.cfg does not say which frame is end-systole", CardiacPhase.EndDiastole)]
    [InlineData("ED: 7\nES: 1\nGroup: HCM\n", "", "the blood pool is not smaller in frame 1, end-systole by Info.cfg",
        CardiacPhase.EndSystole)]
    [InlineData(null, "", "there is no Info.cfg; ED and ES are the frames with most and least blood pool", CardiacPhase.EndDiastole)]
    public void What_is_odd_about_phases_is_named_and_the_case_stays(string? info, string removed, string warning, CardiacPhase first)
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        File.Delete(_scratch.Combine("patient001/Info.cfg"));
        if (info is not null)
            SmallHearts.Info(_scratch.Combine("patient001"), info);
        if (removed.Length > 0)
            File.Delete(_scratch.Combine($"patient001/patient001_frame0{removed}_gt.nii.gz"));

        var read = Open().Read("patient001");
        var record = Open().Examine("patient001");

        Assert.Contains(read.AllWarnings, w => w.StartsWith(warning, StringComparison.Ordinal));
        Assert.Contains(record.Warnings, w => w.StartsWith(warning, StringComparison.Ordinal));
        Assert.Empty(record.Problems);
        Assert.Equal(first, read.Frames[0].Phase);
        Assert.Equal(read.Frames.Select(f => f.Phase), record.Frames.Select(f => f.Phase));
    }

    [Fact]
    public void A_mask_that_is_empty_or_on_another_grid_is_named()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        SmallHearts.Challenge(_scratch.Path, "patient002");
        SmallHearts.Challenge(_scratch.Path, "patient003");
        SmallHearts.Mask(_scratch.Combine("patient001/patient001_frame07_gt.nii.gz"), 0, 0, 0);
        SmallHearts.Image(_scratch.Combine("patient002/patient002_frame07.nii.gz"), 1, new StackSize(12, 11, 3));
        foreach (var mask in Directory.GetFiles(_scratch.Combine("patient003"), "*_gt.nii.gz"))
            File.Delete(mask);

        var cohort = Open();

        Assert.Equal(3, cohort.Mice.Count);
        Assert.Contains(cohort.Read("patient001").AllWarnings, w =>
            w.Contains("frame 7 is listed as contoured, but no voxel of it is labelled", StringComparison.Ordinal));
        Assert.Contains("patient002_frame07.nii.gz", Assert.Throws<InputException>(() => cohort.Read("patient002")).Message,
            StringComparison.Ordinal);
        Assert.Contains("there is no mask of patient003", Assert.Throws<InputException>(() => cohort.Read("patient003")).Message,
            StringComparison.Ordinal);
        Assert.NotEmpty(cohort.Examine("patient002").Problems);
        Assert.NotEmpty(cohort.Examine("patient003").Problems);
    }

    [Fact]
    public void A_case_without_any_image_is_listed_and_refused_by_name()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        SmallHearts.Info(_scratch.Combine("patient009"), "ED: 1\nES: 7\nGroup: NOR\n");

        Assert.Equal(["patient001", "patient009"], Open().Mice);
        Assert.Contains("there is no mask of patient009", Assert.Throws<InputException>(() => Open().Read("patient009")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_of_a_case_are_recognised_in_the_names_of_nnunet()
    {
        File.WriteAllText(_scratch.Combine("dataset.json"),
            """{"channel_names": {"0": "MRI"}, "labels": {"background": 0, "RV": 1, "MLV": 2, "LVC": 3}, "file_ending": ".nii.gz"}""");
        foreach (var (frame, blood) in new[] { ("01", 60), ("07", 30) })
        {
            SmallHearts.Image(_scratch.Combine($"imagesTr/patient001_frame{frame}_0000.nii.gz"), blood);
            SmallHearts.Mask(_scratch.Combine($"labelsTr/patient001_frame{frame}.nii.gz"), blood);
        }

        SmallHearts.Image(_scratch.Combine("imagesTs/patient101_frame01_0000.nii.gz"), 5);
        File.WriteAllText(_scratch.Combine("phases.csv"), "patient,ED,ES\npatient001,1,7\n");
        var study = SmallHearts.Study((InfoFile, """{"table": "phases.csv", "first_frame": 1}"""));

        var cohort = CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study));

        Assert.Equal("nnunet", cohort.Format.Code);
        Assert.Equal(["patient001", "patient101"], cohort.Mice);
        var read = cohort.Read("patient001");
        Assert.Equal([(0, CardiacPhase.EndDiastole), (6, CardiacPhase.EndSystole)], read.Frames.Select(f => (f.FrameIndex, f.Phase)));
        Assert.Equal((60, 20, 15), Counts(read.Frames[0].Reference));
        Assert.NotNull(read.Frames[1].Image);
        Assert.Contains("there is no mask of patient101", Assert.Throws<InputException>(() => cohort.Read("patient101")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Another_ending_of_nnunet_is_refused_by_its_description()
    {
        Directory.CreateDirectory(_scratch.Combine("imagesTr"));
        File.WriteAllText(_scratch.Combine("dataset.json"), """{"labels": {"background": 0}, "file_ending": ".png"}""");

        var error = Assert.Throws<InputException>(() => Open());

        Assert.EndsWith("dataset.json", error.InputSource, StringComparison.Ordinal);
        Assert.Contains("""$.file_ending is ".png".""", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_side_by_side_have_their_phases_in_their_names()
    {
        foreach (var (phase, blood) in new[] { ("ED", 60), ("ES", 30) })
        {
            SmallHearts.Image(_scratch.Combine($"rat07_{phase}.nii.gz"), blood);
            SmallHearts.Mask(_scratch.Combine($"rat07_{phase}_seg.nii.gz"), blood);
        }

        var cohort = Open();
        var read = cohort.Read("rat07");

        Assert.Equal("folder", cohort.Format.Code);
        Assert.Equal([CardiacPhase.EndDiastole, CardiacPhase.EndSystole], read.Frames.Select(f => f.Phase));
        Assert.Equal([60, 30], read.Frames.Select(f => f.Reference.Count(Structure.BloodPool)));
        Assert.Empty(read.AllWarnings);
    }

    // The M&Ms challenge: one cine and one file of masks a case, labelled in two frames, which a table names from 0.
    [Fact]
    public void Cines_with_masks_in_two_frames_and_a_table_are_read()
    {
        var (images, masks) = ("A0S9V9/A0S9V9_sa.nii.gz", "A0S9V9/A0S9V9_sa_gt.nii.gz");
        NiftiWriter.Write(_scratch.Combine(images), [.. Enumerable.Range(0, 5).Select(i => SmallHearts.Greys(i, SmallHearts.Size))],
            SmallHearts.Spacing);
        NiftiWriter.Write(
            _scratch.Combine(masks),
                [.. Enumerable.Range(0, 5)
                .Select(i =>
                i switch { 1 => SmallHearts.Labels(30, 20, 15), 3 => SmallHearts.Labels(60, 20, 15), _ => SmallHearts.Labels(0, 0, 0) })],
                SmallHearts.Spacing);
        File.WriteAllText(_scratch.Combine("information.csv"), "External code,Vendor,Pathology,ED,ES\nA0S9V9,B,HCM,3,1\n");
        var study = SmallHearts.Study((
            InfoFile,
            """
            {"table": "information.csv", "first_frame": 0, "case_column": "External code"},
            "groups": {"table": "information.csv", "case_column": "External code", "column": "Pathology"}
            """));

        var read = CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study)).Read("A0S9V9");

        Assert.Equal([(1, CardiacPhase.EndSystole), (3, CardiacPhase.EndDiastole)], read.Frames.Select(f => (f.FrameIndex, f.Phase)));
        Assert.Equal((5, "HCM", true), (read.CineFrames, read.Group, read.IsCineStored));
    }

    [Fact]
    public void A_table_that_the_study_names_and_that_is_not_there_is_refused_at_once()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        var study = SmallHearts.Study(("""{"info_file": "Info.cfg", "first_frame": 1}""", """{"table": "phases.csv", "first_frame": 1}"""));

        var error = Assert.Throws<InputException>(() => CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study)));

        Assert.EndsWith("phases.csv", error.InputSource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patient001_frame01", "patient001", 1, false, false)]
    [InlineData("patient001_frame12_gt", "patient001", 12, true, false)]
    [InlineData("patient001_4d", "patient001", null, false, true)]
    [InlineData("A0S9V9_sa_gt", "A0S9V9", null, true, false)]
    [InlineData("001_SA_CINE", "001", null, false, true)]
    [InlineData("rat_07_label", "rat_07", null, true, false)]
    [InlineData("mask", "", null, true, false)]
    public void Names_are_taken_apart(string name, string theCase, int? frame, bool isMask, bool isCine)
    {
        var found = CaseFileName.Of(name);

        Assert.Equal((theCase, frame, isMask, isCine, false), (found.Case, found.Frame, found.IsMask, found.IsCine, found.IsOtherView));
        Assert.True(CaseFileName.Of("001_LA_ED_gt").IsOtherView);
    }

    // As the challenge lays them out, and flat, as nnU-Net writes its predictions.
    [Theory]
    [InlineData("patient001/patient001_frame{0}.nii.gz")]
    [InlineData("patient001/patient001_frame{0}_gt.nii.gz")]
    [InlineData("patient001_frame{0}.nii.gz")]
    [InlineData("patient001_{1}.nii.gz")]
    [InlineData("patient001_{1}_seg.nii.gz")]
    [InlineData("patient001_frame{0}_gt.nii.gz")]
    public void Predictions_are_found_in_each_layout_and_in_the_studys_labels(string pattern)
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        var predictions = Path.Combine(_scratch.Path, ".predictions");
        SmallHearts.Mask(Path.Combine(predictions, string.Format(null, pattern, "01", "ED")), 58);
        SmallHearts.Mask(Path.Combine(predictions, string.Format(null, pattern, "07", "ES")), 28);
        var reading = (ReadingOptions.Default with { ArePredictions = true }).Under(SmallHearts.Study());

        var maps = MaskFolder.Open(predictions, ["patient001"], reading: reading).Read(Open().Read("patient001"));

        Assert.Equal([(58, 20, 15), (28, 20, 15)], maps.Select(Counts));
    }

    // The wide numbers are those of MM-WHS (Zhuang and Shen 2016), which need 16 bits.
    [Theory]
    [InlineData("nifti", 3, 2, 1)]
    [InlineData("hdf5", 3, 2, 1)]
    [InlineData("nifti", 500, 205, 600)]
    [InlineData("hdf5", 500, 205, 600)]
    public void Masks_are_written_in_the_studys_labels_and_numbers_of_frames(string code, int blood, int myocardium, int right)
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        var study = SmallHearts.Study() with
        {
            PredictionLabels = new StudyLabels(
            [
                new(blood, Structure.BloodPool), new(myocardium, Structure.Myocardium), new(right, Structure.RightVentricle),
            ]),
        };
        var reference = Open().Read("patient001");
        var output = Path.Combine(_scratch.Path, ".masks");
        var masks = StoredMasks.Of(SmallHearts.Size, 12, [.. reference.Frames.Select(f => (f.FrameIndex, f.Reference))]);

        MouseMasks.Write(output, "patient001", CohortFormats.BuiltIn.Of(code),
            masks with { Spacing = reference.Spacing, WrittenAs = study.PredictionLabels }, firstFrame: code == "nifti" ? 1 : 0);

        var reading = (ReadingOptions.Default with { ArePredictions = true, IsFirstFrameStated = code == "hdf5" }).Under(study);
        Assert.Equal([(60, 20, 15), (30, 20, 15)], MaskFolder.Open(output, ["patient001"], reading: reading)
            .Read(reference with { CineFrames = 12 }).Select(Counts));
        if (code == "nifti")
        {
            var stored = NiftiReader.Read(Path.Combine(output, "patient001_frame007.nii.gz")).Frames[0].Values.ToArray();
            Assert.Equal(
                (30, 20, 15), (stored.Count(v => v == blood), stored.Count(v => v == myocardium), stored.Count(v => v == right)));
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static (int Blood, int Myocardium, int Right) Counts(LabelMap map) =>
        (map.Count(Structure.BloodPool), map.Count(Structure.Myocardium), map.Count(Structure.RightVentricle));

    private CohortFolder Open() => CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(SmallHearts.Study()));
}
