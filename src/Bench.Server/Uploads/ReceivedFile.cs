namespace Bench.Server.Uploads;

/// <summary>A file that came in. Its name is what the sender called it: text to show, never a path that is opened.</summary>
/// <param name="Name">Name as sent, with folders where there were some, <c>/</c> between them.</param>
/// <param name="Path">Where its bytes are, under a name of the server's own.</param>
internal sealed record ReceivedFile(string Name, string Path);
