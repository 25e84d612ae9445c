using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Learning.Checks;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;

namespace Bench.Harness.Jobs;

/// <summary>Measures a device: rates and memory of training and prediction, bits that come again, labels beside the CPU's.</summary>
public sealed class DeviceCheckJob(DeviceCheckRequest request, IProgress<JobEvent>? progress = null)
{
    private const int PhantomSeed = 77;

    private readonly JobProgress _progress = new(progress);

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="InputException">The device is not there, or cannot compute so.</exception>
    public DeviceCheckResult Run(CancellationToken cancellation)
    {
        var (options, check) = (request.Check, new DeviceCheck(request.Check));
        var (training, prediction) = (new List<RateFound>(), new List<RateFound>());
        var (repeatability, labels) = (new List<RepeatabilityFound>(), new List<LabelsFound>());
        var runtime = TorchRuntime.Start(options.Device, options.Threads, options.Precisions[0]);
        _progress.Stage($"Check {runtime.DeviceDescription}");
        foreach (var precision in options.Precisions)
        {
            if (request.Rates)
            {
                prediction.Add(Told("prediction", check.Prediction(precision, cancellation)));
                training.Add(Told("training", check.Training(precision, cancellation)));
            }

            if (request.Repeatability)
            {
                repeatability.Add(Told(check.Repeatability(precision, cancellation)));
            }
        }

        if (request.Images > 0)
        {
            var (weights, images) = (NetworkWeights.Load(request.WeightsFile), Phantoms(cancellation));
            labels.AddRange(options.Precisions.Select(p => Told(check.Labels(weights, images, p))));
        }

        return new DeviceCheckResult(
            runtime.DeviceDescription, runtime.LibTorchVersion, options.Network.ToString(), runtime.IsRepeatable, training, prediction, repeatability, labels);
    }

    private ImageStack[] Phantoms(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bench-check-");
        try
        {
            const int ImagesAMouse = 16;
            PhantomCohort.Write(
                folder.FullName,
                new PhantomOptions { Mice = (request.Images + ImagesAMouse - 1) / ImagesAMouse, Size = request.Check.Side, Seed = PhantomSeed, Frames = 8 },
                null,
                cancellation);
            var cohort = CohortFolder.Open(folder.FullName);
            return [.. cohort.Mice.SelectMany(m => cohort.Read(m).Frames.Select(f => f.Image!))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private RateFound Told(string what, RateFound found)
    {
        var memory = found.MemoryMib is { } mib ? string.Create(CultureInfo.InvariantCulture, $", {mib:0} MiB in use") : "";
        _progress.Line(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-11} {found.Precision,-5} {found.Milliseconds,8:0.00} ms for {found.Images} images, {found.ImagesPerSecond:0.0} images/s{memory}"));
        return found;
    }

    private RepeatabilityFound Told(RepeatabilityFound found)
    {
        string Same(bool same) => same ? "the same bits" : "OTHER BITS";
        _progress.Line($"  {found.Precision}: a step taken twice {Same(found.SameStep)}; {found.Steps} steps {Same(found.SameSteps)}; stopped and resumed {Same(found.Resumed)}; weights {found.WeightsSha256[..16]}");
        return found;
    }

    private LabelsFound Told(LabelsFound found)
    {
        _progress.Line(string.Create(CultureInfo.InvariantCulture, $"  {found.Precision}: {found.Different} of {found.Pixels} labels of {found.Images} images differ from the CPU's"));
        return found;
    }
}
