using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Harness.Options;
using Bench.Server;

// "bench serve" starts this program: the options are the first line of standard input, and its end is the end of the server.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    if (await Console.In.ReadLineAsync() is not { } line || JsonSerializer.Deserialize<ServeOptions>(line) is not { } options)
    {
        Console.Error.WriteLine("error: this program is a part of Bench.\n  Remedy: use \"bench serve\".");
        return 2;
    }

    using var ending = new CancellationTokenSource();
    await using var server = await ServerHost.Start(options);
    Console.WriteLine($"Open this link in a browser (Ctrl-C ends the server):\n  {server.Address}/?token={server.Token}");
    _ = Task.Run(async () =>
    {
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Nothing else is said here.
        }

        await ending.CancelAsync();
    });
    await server.Run(ending.Token);
    return 0;
}
catch (JsonException)
{
    Console.Error.WriteLine("error: this program is a part of Bench.\n  Remedy: use \"bench serve\".");
    return 2;
}
catch (InputException problem)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 2;
}
