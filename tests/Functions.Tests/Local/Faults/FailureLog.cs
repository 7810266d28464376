using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Keeps warnings and errors.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {Causes(exception)}");
        }
    }

    private static string Causes(Exception? exception) =>
        exception is null
            ? ""
            : $"{exception.GetType().Name}: {exception.Message.Split('\n')[0]} {Frames(exception)} {Causes(exception.InnerException)}";

    private static string Frames(Exception exception) =>
        string.Join(" < ", (exception.StackTrace ?? "").Split('\n').Where(IsOurs).Select(line => line.Trim().Split(" in ")[0]).Take(4));

    private static bool IsOurs(string frame) => frame.Contains(".cs:line", StringComparison.Ordinal);

    public void Dispose()
    {
        // A log outlives the hosts that write to it.
    }
}
