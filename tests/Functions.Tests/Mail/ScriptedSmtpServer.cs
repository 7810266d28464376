using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CreditFunctions.Functions.Tests.Mail;

/// <summary>A mail server without extensions that responds 250 to everything except the commands of a test.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> _answers;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<string> _letters = new();
    private readonly Task _serving;

    /// <param name="answers">Responses by first word of the command; empty for the greeting, <c>.</c> for the end of a mail.</param>
    public ScriptedSmtpServer(params (string Command, string Answer)[] answers)
    {
        _answers = answers.ToDictionary(answer => answer.Command, answer => answer.Answer, StringComparer.Ordinal);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>In order.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    /// <summary>Received mails, accepted or not.</summary>
    public IReadOnlyCollection<string> Letters => _letters;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync(_answers.GetValueOrDefault("", "220 mail.example ESMTP"));
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            _commands.Enqueue(command);
            await writer.WriteLineAsync(
                _answers.GetValueOrDefault(
                    command,
                    command switch
                    {
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 ok",
                    }
                )
            );
            if (command == "DATA")
            {
                await ReadLetterAsync(reader);
                await writer.WriteLineAsync(_answers.GetValueOrDefault(".", "250 taken"));
            }
        }
    }

    private async Task ReadLetterAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            letter.AppendLine(line);
        }

        _letters.Enqueue(letter.ToString());
    }
}
