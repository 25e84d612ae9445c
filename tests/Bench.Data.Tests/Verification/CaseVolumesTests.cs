using System.Globalization;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Tables;
using Bench.Data.Tests.Layouts;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Verification;

public sealed class CaseVolumesTests : IDisposable
{
    private static readonly string Hearts = RepositoryFolder.Combine("..", "shared", "human");

    private readonly ScratchFolder _scratch = new();

    // By hand: 60 and 30 voxels of 0.04 ml blood pool, 20 of myocardium at 1.05 g/ml, 15 of right ventricle.
    [Fact]
    public void Volumes_are_counted_voxels_in_the_studys_units()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001", "DCM");
        var study = SmallHearts.Study();

        var volumes = CaseVolumes.Of(CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study)).Examine("patient001"),
            study);

        Assert.Equal("DCM", volumes.Group);
        Assert.Equal([2.4, 1.2, 50, 0.84, 0.84, 0.6, 0.6], Rounded(volumes));
    }

    [Fact]
    public void What_lies_outside_the_studys_ranges_is_named()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        var study = SmallHearts.Study(("\"units\":",
            "\"plausible\": {\"edv\": [3, 400], \"esv\": [1, 400], \"ef\": [60, 90], \"mass\": [0.5, 0.9]}, \"units\":"));

        var volumes = CaseVolumes.Of(CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study)).Examine("patient001"),
            study);

        Assert.Equal(["EDV is 2.4 ml, outside the study's 3 to 400 ml.", "EF is 50 %, outside the study's 60 to 90 %."],
            volumes.Oddities(study));
    }

    [Fact]
    public void A_case_without_end_systole_has_what_its_end_diastole_gives()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001");
        File.Delete(_scratch.Combine("patient001/patient001_frame07_gt.nii.gz"));
        var study = SmallHearts.Study();

        var volumes = CaseVolumes.Of(CohortFolder.Open(_scratch.Path, reading: ReadingOptions.Default.Under(study)).Examine("patient001"),
            study);

        Assert.Equal([2.4, double.NaN, double.NaN, 0.84, double.NaN, 0.6, double.NaN], Rounded(volumes));
        Assert.Empty(volumes.Oddities(study));
    }

    // cases.csv of the data has the values of Khened et al., computed by them from the same masks, to four decimals; voxel sizes in
    // headers are
    // single precision.
    [Fact]
    [Trait("Category", "Dataset")]
    public void Every_human_heart_has_the_published_volumes_and_group_and_one_pair_has_the_same_images()
    {
        Assert.SkipUnless(Directory.Exists(Hearts),
            $"{Hearts} is not there: the human hearts are third-party data and not part of the checkout.");
        var study = StudyFile.Read(RepositoryFolder.Combine("baselines", "studies", "acdc", StudyFile.FileName));
        var found = DataManifest.Of(CohortFolder.Open(Hearts, reading: ReadingOptions.Default.Under(study)), null,
            TestContext.Current.CancellationToken);
        var table = DelimitedText.Read(Path.Combine(Hearts, "cases.csv"));
        var published = table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second))
            .ToDictionary(r => r["patient"]);

        Assert.Equal(80, found.Mice.Count);
        Assert.All(found.Mice, record =>
        {
            var (volumes, row) = (CaseVolumes.Of(record, study), published[record.Mouse]);
            Assert.Empty(record.Problems);
            Assert.Equal(row["group"], volumes.Group);
            Assert.Equal(Number(row["EDV_ml"]), volumes.Edv, 0.0003);
            Assert.Equal(Number(row["ESV_ml"]), volumes.Esv, 0.0003);
            Assert.Equal(Number(row["EF"]), volumes.Ef, 0.0001);
            Assert.Equal(Number(row["myo_ED_ml"]), volumes.MassEd / study.DensityGramsPerMl, 0.0003);
            Assert.Equal(Number(row["myo_ES_ml"]), volumes.MassEs / study.DensityGramsPerMl, 0.0003);
            Assert.Empty(volumes.Oddities(study));
        });
        Assert.Equal(["patient074 and patient076 have the same images."], Duplicates.Find(found.Mice).Select(d => d.ToString()));
        Assert.Contains("20 voxel sizes", SpacingCheck.Sentence(found.Mice, "patients"), StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Rounded(CaseVolumes v) =>
        [.. new[] { v.Edv, v.Esv, v.Ef, v.MassEd, v.MassEs, v.RightEdv, v.RightEsv }.Select(value => Math.Round(value, 6))];
}
