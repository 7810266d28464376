using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Workers.Protocol;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Writes the worker's log to the log of the host, in the worker's categories.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new();

    public void Write(RpcLog entry)
    {
        if (entry.LogCategory is RpcLog.Types.RpcLogCategory.CustomMetric)
        {
            return;
        }

        var logger = _loggers.GetOrAdd(entry.Category, loggers.CreateLogger);
        var exception = entry.Exception is { } thrown ? new WorkerException(thrown) : null;
        logger.Log((LogLevel)entry.Level, default, entry.Message, exception, static (message, _) => message);
    }
}

/// <summary>An exception of the worker; its text includes the original type and stack.</summary>
internal sealed class WorkerException(RpcException thrown) : Exception(FirstLine(thrown.Message))
{
    // The worker sends either message, type and stack separately, or all in the message.
    public override string ToString() =>
        thrown.Type.Length == 0 ? thrown.Message : $"{thrown.Type}: {thrown.Message}{Environment.NewLine}{thrown.StackTrace}";

    private static string FirstLine(string text) => text.AsSpan().IndexOf('\n') is var end and >= 0 ? text[..end].TrimEnd('\r') : text;
}
