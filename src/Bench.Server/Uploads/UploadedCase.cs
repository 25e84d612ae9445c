using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Server.Wire;

namespace Bench.Server.Uploads;

/// <summary>A case of an upload, readable.</summary>
/// <param name="cohort">The folder that its files are in.</param>
/// <param name="id">Its name there.</param>
/// <param name="name">Its name for the user.</param>
/// <param name="rename">Puts the user's names in the place of the server's own.</param>
internal sealed class UploadedCase(CohortFolder cohort, string id, string name, Func<string, string> rename)
{
    private readonly WeakReference<Cine> _read = new(null!);
    private readonly Lock _reading = new();

    /// <summary>Its name for the user.</summary>
    public string Name => name;

    /// <summary>The folder that its files are in.</summary>
    public CohortFolder Cohort => cohort;

    /// <summary>Its name in <see cref="Cohort"/>.</summary>
    public string Id => id;

    /// <summary>What was taken to be so when files were sorted; null where nothing was.</summary>
    public string? Assumption { get; init; }

    /// <summary>Reads its images. Two who ask at once, or one after the other, share them.</summary>
    /// <exception cref="InputException">They cannot be used; the message has the user's names.</exception>
    public Cine Read()
    {
        lock (_reading)
        {
            if (_read.TryGetTarget(out var known))
                return known;
            try
            {
                var stored = cohort.ReadStoredFrames(id);
                var cine = new Cine(stored, cohort.ReadGeometry(id));
                _read.SetTarget(cine);
                return cine;
            }
            catch (InputException problem)
            {
                throw Renamed(problem);
            }
        }
    }

    /// <summary>Whether masks came with it.</summary>
    public bool HasMasks()
    {
        try
        {
            return cohort.Read(id, requireImages: false).Frames.Count > 0;
        }
        catch (InputException)
        {
            // Images alone are what most people bring; masks that cannot be read are not needed.
            return false;
        }
    }

    /// <summary>A message in the user's names.</summary>
    /// <param name="problem">As it was thrown.</param>
    public InputException Renamed(InputException problem)
    {
        var shown = Problem.Of(problem, rename);
        return new InputException(shown.File ?? name, shown.Reason, shown.Remedy, problem);
    }
}
