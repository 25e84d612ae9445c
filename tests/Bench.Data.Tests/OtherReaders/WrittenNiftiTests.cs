using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Data.Tests.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.OtherReaders;

/// <summary>
/// What the reference implementation of NIfTI (nifti_tool of the NIfTI C library; Debian: nifti-bin) makes of exported files.
/// </summary>
public sealed class WrittenNiftiTests : IDisposable
{
    private const string Mouse = "chunks_uneven";

    private static readonly CohortFolder Cohort = CohortFolder.Open(SmallMice.Folder("good"), new VoxelSpacing(0.2, 0.1, 1.5));

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void Headers_are_good_and_state_axes_steps_and_units()
    {
        NiftiExport.Write(Cohort, Mouse, _scratch.Path);
        foreach (var folder in (string[])["images", "masks"])
        {
            var path = _scratch.Combine($"{folder}/{Mouse}.nii.gz");

            Assert.Contains(
                "header IS GOOD", OtherPrograms.Succeed("nifti_tool", "-check_hdr", "-infiles", path), StringComparison.Ordinal);
            Assert.Contains(
                "nifti_image IS GOOD", OtherPrograms.Succeed("nifti_tool", "-check_nim", "-infiles", path), StringComparison.Ordinal);
            Assert.Equal("4 13 11 3 5 1 1 1", Field(path, "dim"));
            // The time between frames is unknown: one, without a unit.
            Assert.Equal("1.0 0.2 0.1 1.5 1.0 1.0 1.0 1.0", Field(path, "pixdim"));
            Assert.Equal("2", Field(path, "xyzt_units"));
            Assert.Equal("0.2 0.0 0.0 0.0", Field(path, "srow_x"));
            Assert.Equal("0.0 0.1 0.0 0.0", Field(path, "srow_y"));
            Assert.Equal("0.0 0.0 1.5 0.0", Field(path, "srow_z"));
            Assert.Equal("1.0", Field(path, "scl_slope"));
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(12, 10, 2)]
    [InlineData(5, 3, 1)]
    public void A_voxel_of_the_cine_has_its_values_in_every_frame(int row, int column, int slice)
    {
        NiftiExport.Write(Cohort, Mouse, _scratch.Path);

        Assert.Equal(
            Enumerable.Range(0, SmallMice.Frames).Select(frame => SmallMice.Grey(row, column, slice, frame)),
            Course(_scratch.Combine($"images/{Mouse}.nii.gz"), row, column, slice));
        Assert.Equal(
            Enumerable.Range(0, SmallMice.Frames).Select(
                frame => SmallMice.Contoured.Contains(frame) ? SmallMice.Label(row, column, slice, frame) : 0f),
            Course(_scratch.Combine($"masks/{Mouse}.nii.gz"), row, column, slice));
    }

    [Fact]
    public void A_case_for_nnunet_has_the_values_of_its_frame()
    {
        var export = new NnunetExport(Cohort, null, _scratch.Path);
        export.Write(Mouse);
        var cases = Directory.GetFiles(_scratch.Combine("labelsTr")).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(2, cases.Length);
        foreach (var labels in cases)
        {
            var image = _scratch.Combine(
                $"imagesTr/{Path.GetFileName(labels).Replace(".nii.gz", "_0000.nii.gz", StringComparison.Ordinal)}");
            var grey = Assert.Single(Course(image, 5, 3, 1));
            // The formula of the grey values ends with the frame.
            var frame = (int)(grey - SmallMice.Grey(5, 3, 1, 0));
            Assert.Contains(frame, SmallMice.Contoured);
            Assert.Equal([SmallMice.Label(5, 3, 1, frame)], Course(labels, 5, 3, 1));
            Assert.Equal(Field(image, "srow_x"), Field(labels, "srow_x"));
            Assert.Equal("3 13 11 3 1 1 1 1", Field(labels, "dim"));
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static float[] Course(string path, int i, int j, int k)
    {
        string[] place = [.. new[] { i, j, k }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var lines = OtherPrograms.Succeed("nifti_tool", ["-disp_ci", .. place, "-1", "0", "0", "0", "-infiles", path])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => float.Parse(n, CultureInfo.InvariantCulture))];
    }

    // Lines of fields are: name, place, number of values, values.
    private static string Field(string path, string field)
    {
        var lines = OtherPrograms.Succeed("nifti_tool", "-disp_hdr", "-field", field, "-infiles", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(
            ' ',
            lines.Single(
                l => l.TrimStart().StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[3..]);
    }
}
