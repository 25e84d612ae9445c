using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Bench.Server.Wire;

namespace Bench.Server.Segmenting;

/// <summary>Who listens to a job, and what they are told. A listener who does not read loses the oldest events, not the last one.</summary>
internal sealed class JobEvents
{
    private const int MostWaiting = 256;

    private readonly List<Channel<SseItem<string>>> _listeners = [];
    private bool _isOver;

    /// <summary>How many listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_listeners)
                return _listeners.Count;
        }
    }

    /// <summary>Tells everybody.</summary>
    /// <param name="kind">Kind of the event.</param>
    /// <param name="data">What it says.</param>
    public void Tell(string kind, object data)
    {
        var item = Item(kind, data);
        lock (_listeners)
            _listeners.ForEach(l => l.Writer.TryWrite(item));
    }

    /// <summary>Nothing follows.</summary>
    public void End()
    {
        lock (_listeners)
        {
            _isOver = true;
            _listeners.ForEach(l => l.Writer.TryComplete());
        }
    }

    /// <summary>Listens.</summary>
    /// <param name="first">What a listener is told at once: the state when it came.</param>
    /// <param name="cancellation">When it leaves.</param>
    public async IAsyncEnumerable<SseItem<string>> Listen(
        Func<IReadOnlyList<SseItem<string>>> first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<SseItem<string>>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_listeners)
        {
            if (_isOver)
                channel.Writer.Complete();
            else
                _listeners.Add(channel);
        }

        try
        {
            foreach (var item in first())
                yield return item;
            await foreach (var item in channel.Reader.ReadAllAsync(cancellation))
                yield return item;
        }
        finally
        {
            lock (_listeners)
                _listeners.Remove(channel);
        }
    }

    /// <summary>An event.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="data">What it says.</param>
    public static SseItem<string> Item(string kind, object data) => new(JsonSerializer.Serialize(data, Json.Options), kind);
}
