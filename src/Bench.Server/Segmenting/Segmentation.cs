using System.Net.ServerSentEvents;
using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Studies;
using Bench.Harness.Stages;
using Bench.Learning.Segmentation;
using Bench.Server.Hosting;
using Bench.Server.Uploads;

namespace Bench.Server.Segmenting;

/// <summary>One cine on its way through a network, frame by frame, and what came of it.</summary>
internal sealed class Segmentation : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly UploadedCase _case;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly List<Change> _changes = [];
    private readonly List<string> _warnings = [];
    private readonly Lock _changing = new();
    private (int EndDiastole, int EndSystole)? _stated;
    private Cine? _cine;
    private CaseTrust? _trust;

    /// <summary>Prepares one; the images are looked at, so that what is wrong with them is said now.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="one">The case in it.</param>
    /// <param name="network">The model.</param>
    /// <param name="study">What the heart belongs to.</param>
    /// <param name="folder">A folder of its own for pictures and masks.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InputException">The images cannot be used.</exception>
    public Segmentation(Upload upload, UploadedCase one, Network network, Study study, string folder, TimeProvider time)
    {
        (Upload, _case, Network, Study, _folder, _time) = (upload, one, network, study, folder, time);
        var cine = one.Read();
        Size = cine.Size;
        Voxels = cine.Voxels;
        var seconds = cine.Geometry.FrameSeconds;
        Facts = new CineFacts(
            cine.Geometry.Spacing,
            seconds > 0 ? seconds * 1000 : VolumeCurve.PublishedFrameIntervalMs,
            seconds,
            cine.Geometry.Affine,
            [.. cine.Frames.Select(f => f.FrameIndex)]);
        Masks = new MaskSet(Directory.CreateDirectory(Path.Combine(folder, "masks")).FullName, Size, cine.Frames.Count);
        Readings = new ReadingStore(Path.Combine(folder, "readings"), Masks, time);
        Pictures = new PictureFiles(Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName, cine.Window);
        LastAsked = time.GetUtcNow();
    }

    /// <summary>What the API calls it.</summary>
    public string Id { get; } = UploadStore.NewId();

    /// <summary>Name of the case.</summary>
    public string Name => _case.Name;

    /// <summary>Where it came from.</summary>
    public Upload Upload { get; }

    /// <summary>The model.</summary>
    public Network Network { get; }

    /// <summary>What the heart belongs to.</summary>
    public Study Study { get; }

    /// <summary>How frames follow each other.</summary>
    public CineFacts Facts { get; }

    /// <summary>Extent of a frame.</summary>
    public StackSize Size { get; }

    /// <summary>Voxels of all frames.</summary>
    public long Voxels { get; }

    /// <summary>What the network said, as far as it came.</summary>
    public MaskSet Masks { get; }

    /// <summary>What readers made of it.</summary>
    public ReadingStore Readings { get; }

    /// <summary>Its images, for the screen; they come beside the masks.</summary>
    public PictureFiles Pictures { get; }

    /// <summary>Who is told.</summary>
    public JobEvents Events { get; } = new();

    /// <summary>Where it is.</summary>
    public JobState State { get; private set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public InputException? Error { get; private set; }

    /// <summary>Whether a page asked for it, which may go; programs come back when they like.</summary>
    public bool IsOfPage { get; init; }

    /// <summary>When somebody last asked for it.</summary>
    public DateTimeOffset LastAsked { get; set; }

    /// <summary>Frames that are done.</summary>
    public int FramesDone { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>What the user changed, in order of time.</summary>
    public IReadOnlyList<Change> Changes
    {
        get
        {
            lock (_changing)
                return [.. _changes];
        }
    }

    /// <summary>What a reader should know of the masks, a sentence each.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_changing)
                return [.. _warnings];
        }
    }

    /// <summary>Frames that the user named as end-diastole and end-systole; null for those of the curve.</summary>
    public (int EndDiastole, int EndSystole)? Stated
    {
        get
        {
            lock (_changing)
                return _stated;
        }
    }

    /// <summary>What the masks say, as far as they are there.</summary>
    public HeartFindings Findings() => HeartFindings.Of(Masks, Facts, Study, Stated);

    /// <summary>Names end-diastole and end-systole. That it was done stays on record.</summary>
    /// <param name="endDiastole">Place of the frame.</param>
    /// <param name="endSystole">Place of the frame.</param>
    public void StatePhases(int endDiastole, int endSystole)
    {
        var before = Findings();
        lock (_changing)
        {
            _stated = (endDiastole, endSystole);
            _changes.Add(new Change(
                _time.GetUtcNow(),
                FormattableString.Invariant(
                    $"ED from frame {before.EndDiastole} to {endDiastole}, ES from frame {before.EndSystole} to {endSystole}")));
        }
    }

    /// <summary>Does the next frame. Called by the thread that segments, and by no other.</summary>
    /// <param name="load">Gives a model, loaded.</param>
    public void Step(Func<Network, PredictionModel> load)
    {
        try
        {
            _cancellation.Token.ThrowIfCancellationRequested();
            var model = load(Network);
            Begin(model);
            var (place, (index, image)) = (FramesDone, _cine!.Frames[FramesDone]);
            var spacing = model.Segmenter.Grid is null ? default : Facts.Spacing;
            Masks.Write(place, model.Segmenter.Label(image, spacing, index, _trust, _cancellation.Token));
            FramesDone++;
            Events.Tell("frame", new { frame = place });
            Events.Tell("progress", Progress());
            if (FramesDone == Masks.Frames)
                Finish(model);
        }
        catch (OperationCanceledException)
        {
            EndAs(JobState.Cancelled);
        }
        catch (InputException problem)
        {
            Error = Network.Renamed(_case.Renamed(problem));
            EndAs(JobState.Failed);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            Error = new InputException(Name, $"the system refused: {fault.Message}", "free memory or disk space, and try again.", fault);
            EndAs(JobState.Failed);
        }
    }

    /// <summary>Stops it, between two passes of slices; what is done stays until it is deleted.</summary>
    public void Cancel() => _cancellation.Cancel();

    /// <summary>Ends one that never began.</summary>
    public void EndWaiting() => EndAs(JobState.Cancelled);

    /// <summary>Ends one because of a fault of the program.</summary>
    /// <param name="fault">The fault.</param>
    public void EndFaulty(Exception fault)
    {
        Error = new InputException(Name, $"a fault of the program: {fault.Message}", "report it, with this message.", fault);
        EndAs(JobState.Failed);
    }

    /// <summary>Deletes its files. Nothing may be under way.</summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        TemporaryRoot.Delete(_folder);
    }

    /// <summary>Events for one who comes later: how far it is, and whether it is over.</summary>
    public IReadOnlyList<SseItem<string>> Now() =>
    [
        JobEvents.Item("progress", Progress()),
        .. IsOver ? [End()] : Array.Empty<SseItem<string>>(),
    ];

    private object Progress() => new { framesDone = FramesDone, frames = Masks.Frames };

    private void Begin(PredictionModel model)
    {
        if (_cine is not null)
            return;
        State = JobState.Running;
        _cine = _case.Read();
        _trust = model.Checks is null ? null : new CaseTrust();
        _ = Pictures.Write(_cine);
        Events.Tell("progress", Progress());
        lock (_changing)
            _warnings.AddRange(model.Warnings);
    }

    private void Finish(PredictionModel model)
    {
        if (_trust is not null)
        {
            lock (_changing)
                _warnings.AddRange(model.Checks!.Doubts(_trust).Select(d => $"Look at this case: {d}."));
        }

        EndAs(JobState.Done);
    }

    private void EndAs(JobState state)
    {
        State = state;
        _cine = null;
        _trust = null;
        var end = End();
        Events.Tell(end.EventType, state == JobState.Done ? Progress() : Failure());
        Events.End();
    }

    private SseItem<string> End() => State == JobState.Done
        ? JobEvents.Item("done", Progress())
        : JobEvents.Item("failed", Failure());

    private object Failure() => new
    {
        state = State,
        file = Error?.InputSource,
        reason = Error?.Reason ?? "it was cancelled.",
        remedy = Error?.Remedy ?? "start it again.",
    };
}

/// <summary>Where a segmentation is.</summary>
internal enum JobState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>Frames are being done.</summary>
    Running,

    /// <summary>All frames are done.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Cancelled,
}

/// <summary>Something that a user changed.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, as a clause.</param>
internal sealed record Change(DateTimeOffset At, string What);
