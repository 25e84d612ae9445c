using Bench.Core.Studies;
using Bench.Harness.Options;
using Bench.Server.Hosting;
using Bench.Server.Runs;
using Bench.Server.Segmenting;
using Bench.Server.Uploads;

namespace Bench.Server.Endpoints;

/// <summary>What requests work with.</summary>
/// <param name="Options">What was asked for at the start.</param>
/// <param name="Predicting">How networks run: device, threads, libtorch and the study that uploads belong to.</param>
/// <param name="Root">Where files go.</param>
/// <param name="Uploads">What was sent.</param>
/// <param name="Networks">Models that can be asked for.</param>
/// <param name="Queue">Segmentations.</param>
/// <param name="Runs">Runs of the folder.</param>
/// <param name="Processes">Runs that were started from here.</param>
/// <param name="Pictures">Pictures of their cases.</param>
/// <param name="Kept">Where readings are kept; null for nowhere.</param>
/// <param name="Time">The clock.</param>
internal sealed record ServerContext(
    ServeOptions Options,
    PredictOptions Predicting,
    TemporaryRoot Root,
    UploadStore Uploads,
    NetworkList Networks,
    SegmentationQueue Queue,
    RunList Runs,
    RunProcesses Processes,
    DataPictures Pictures,
    KeptReadings? Kept,
    TimeProvider Time)
{
    /// <summary>The study that uploads belong to.</summary>
    public Study Study => Predicting.Study;
}
