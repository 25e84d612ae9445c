using Bench.Core;
using Bench.Data.Verification;

namespace Bench.Data.Cohorts;

/// <summary>The files of one mouse, in whatever format.</summary>
internal interface IMouseFiles
{
    /// <summary>The mouse's name.</summary>
    string Mouse { get; }

    /// <summary>Its files, images before masks, relative to the cohort's folder, with <c>/</c> between names; at least one.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Reads the contoured frames.</summary>
    /// <param name="requireImages">Whether a mouse without images is refused.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    MouseCase Read(bool requireImages);

    /// <summary>Reads the images of all frames in order of time.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    IReadOnlyList<ImageStack> ReadCine();

    /// <summary>Looks at everything and notes all that is wrong. Nothing is thrown for what the files hold.</summary>
    /// <returns>What was found, the hashes of the files aside.</returns>
    MouseRecord Examine();
}
