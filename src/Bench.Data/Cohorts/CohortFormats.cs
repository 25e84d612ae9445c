using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Data.Hdf5;
using Bench.Data.Layouts;
using Bench.Data.Nifti;

namespace Bench.Data.Cohorts;

/// <summary>The file formats in which cohorts and masks are looked for, in this order.</summary>
public sealed class CohortFormats
{
    private CohortFormats(IReadOnlyList<ICohortFormat> all) => All = all;

    /// <summary>Those of this program. A new format is one more entry here.</summary>
    public static CohortFormats BuiltIn { get; } =
        new([new HdfFormat(), new NiftiFormat(), new NnunetFormat(), new ChallengeFormat(), new FolderFormat()]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<ICohortFormat> All { get; }

    /// <summary>Endings of mask files.</summary>
    public IEnumerable<string> Extensions => All.SelectMany(format => format.Extensions).Distinct();

    /// <summary>These formats and one more.</summary>
    /// <param name="format">The format.</param>
    public CohortFormats With(ICohortFormat format) => new([.. All, format]);

    /// <summary>These formats, that of a study's layout first.</summary>
    /// <param name="layout">A code, or <see cref="StudyLayouts.Any"/>.</param>
    public CohortFormats Preferring(string layout) =>
        layout == StudyLayouts.Any ? this : new([.. All.OrderBy(format => format.Code == layout ? 0 : 1)]);

    /// <summary>The format of a code.</summary>
    /// <param name="code">Such as <c>hdf5</c>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ICohortFormat Of(string code) =>
        All.FirstOrDefault(format => format.Code == code)
            ?? throw new ArgumentException($"'{code}' is not one of {string.Join(", ", All.Select(f => f.Code))}.", nameof(code));

    /// <summary>The format of a mask file, by its ending.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">No format has files of that ending.</exception>
    public ICohortFormat OfMaskFile(string path) =>
        All.FirstOrDefault(format => format.Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        ?? throw new InputException(path, "has an ending of no known format.", $"mask files end in {string.Join(", ", Extensions)}.");
}
