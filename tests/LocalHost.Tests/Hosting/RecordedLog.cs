using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Hosting;

/// <summary>Keeps log messages for a test.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Add);

    /// <summary>Completes when a message has been logged.</summary>
    public Task SaysAsync(string message)
    {
        var awaited = _awaited.GetOrAdd(message, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_entries.Any(entry => entry.Message == message))
        {
            awaited.TrySetResult();
        }

        return awaited.Task;
    }

    public void Dispose() { }

    private void Add(LogEntry entry)
    {
        _entries.Enqueue(entry);
        if (_awaited.TryGetValue(entry.Message, out var awaited))
        {
            awaited.TrySetResult();
        }
    }

    private sealed class Logger(string category, Action<LogEntry> add) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => add(new LogEntry(category, logLevel, formatter(state, exception), exception));
    }
}

internal sealed record LogEntry(string Category, LogLevel Level, string Message, Exception? Exception);
