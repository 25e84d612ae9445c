using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Bench.Harness.Progress;

/// <summary>Does work on one other thread behind whoever orders it, in order, a few pieces at most behind.</summary>
internal sealed class WriteBehind<T> : IDisposable
{
    private readonly Channel<T> _waiting;
    private readonly Task _worker;

    /// <summary>Begins.</summary>
    /// <param name="work">The work.</param>
    /// <param name="most">Pieces that wait at most; who orders more waits.</param>
    public WriteBehind(Action<T> work, int most)
    {
        _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        _worker = Task.Run(async () =>
        {
            try
            {
                await foreach (var piece in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
                {
                    work(piece);
                }
            }
            catch (Exception failure)
            {
                _waiting.Writer.TryComplete(failure);
                throw;
            }
        });
    }

    /// <summary>Orders work; throws what earlier work threw.</summary>
    /// <param name="piece">What it is done on.</param>
    public void Add(T piece)
    {
        try
        {
            _waiting.Writer.WriteAsync(piece).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Waits until all is done; throws what the work threw.</summary>
    public void Complete()
    {
        _waiting.Writer.TryComplete();
        _worker.GetAwaiter().GetResult();
    }

    /// <summary>Waits until all that was ordered is done.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        ((IAsyncResult)_worker).AsyncWaitHandle.WaitOne();
    }
}
