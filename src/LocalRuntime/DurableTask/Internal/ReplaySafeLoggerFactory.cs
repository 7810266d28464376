using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.DurableTask.Internal;

/// <summary>Makes loggers that stay silent while history is replayed.</summary>
internal sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, Func<ILoggerFactory> underlying) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName)
    {
        var factory = underlying();
        var logger = factory.CreateLogger(categoryName);
        return factory is ReplaySafeLoggerFactory ? logger : new ReplaySafeLogger(context, logger);
    }

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("A replay-safe logger factory takes no providers; add them to the host's logging.");

    public void Dispose()
    {
        // The underlying factory belongs to the host.
    }

    private sealed class ReplaySafeLogger(TaskOrchestrationContext context, ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!context.IsReplaying)
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
