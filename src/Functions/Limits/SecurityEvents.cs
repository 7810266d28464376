using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Limits;

/// <summary>Security events for monitoring: each logged with its own id and counted by kind. No personal data.</summary>
public sealed partial class SecurityEvents(ILogger<SecurityEvents> logger)
{
    public const string MeterName = "CreditFunctions.Security";

    /// <summary>Has the tag <c>kind</c>.</summary>
    public const string CounterName = "security_events";

    private const long MillisecondsBetweenLines = 1000;

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        CounterName,
        description: "Events that concern security, by kind."
    );

    private long _lastThrottled = -MillisecondsBetweenLines;
    private long _lastUnknownSuite = -MillisecondsBetweenLines;

    /// <param name="source">Mark of the client address.</param>
    public void WrongCode(string linkId, string source)
    {
        Add("wrong_code");
        LogWrongCode(logger, linkId, source);
    }

    public void SourceIsLocked(string linkId, string source)
    {
        Add("source_locked");
        LogSourceIsLocked(logger, linkId, source);
    }

    public void CodeIsVoid(string linkId)
    {
        Add("code_void");
        LogCodeIsVoid(logger, linkId);
    }

    /// <summary>A role of an officer does not allow the act, or the directory does not contain the user.</summary>
    /// <param name="officerId">Null if the directory does not contain the user.</param>
    public void RoleRefused(string? officerId, string act)
    {
        Add("role_refused");
        LogRoleRefused(logger, officerId ?? "unknown", act);
    }

    /// <summary>
    /// A visitor exceeded a limit. Each is counted; at most one a second is logged, so that a flood does not fill the log.
    /// </summary>
    /// <param name="limit">Name of the limit.</param>
    public void Throttled(string limit)
    {
        Add("throttled");
        if (IsTimeToLog(ref _lastThrottled))
        {
            LogThrottled(logger, limit);
        }
    }

    /// <summary>
    /// A token names an unknown cryptographic suite: it was created by a newer version or forged. Each is counted; at most one a second is
    /// logged.
    /// </summary>
    /// <param name="suite">Lower-case letters and digits.</param>
    public void UnknownSuite(string suite)
    {
        Add("unknown_suite");
        if (IsTimeToLog(ref _lastUnknownSuite))
        {
            LogUnknownSuite(logger, suite);
        }
    }

    public void DirectoryChanged(string officerId, string change)
    {
        Add("directory_changed");
        LogDirectoryChanged(logger, officerId, change);
    }

    private static bool IsTimeToLog(ref long lastLogged)
    {
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref lastLogged));
        return now - last >= MillisecondsBetweenLines && Interlocked.CompareExchange(ref lastLogged, now, last) == last;
    }

    private static void Add(string kind) => Events.Add(1, new KeyValuePair<string, object?>("kind", kind));

    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "A wrong code was given for link {LinkId} from source {Source}.")]
    private static partial void LogWrongCode(ILogger logger, string linkId, string source);

    [LoggerMessage(
        EventId = 4002,
        Level = LogLevel.Warning,
        Message = "Source {Source} gave too many wrong codes for link {LinkId} and is refused until the hour is over."
    )]
    private static partial void LogSourceIsLocked(ILogger logger, string linkId, string source);

    [LoggerMessage(
        EventId = 4003,
        Level = LogLevel.Error,
        Message = "The code of link {LinkId} is void after too many wrong ones. Its officer may ask for a new one."
    )]
    private static partial void LogCodeIsVoid(ILogger logger, string linkId);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "Officer {OfficerId} has no role for {Act}.")]
    private static partial void LogRoleRefused(ILogger logger, string officerId, string act);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "A request exceeded the limit {Limit}.")]
    private static partial void LogThrottled(ILogger logger, string limit);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Information, Message = "Officer {OfficerId} changed the directory: {Change}.")]
    private static partial void LogDirectoryChanged(ILogger logger, string officerId, string change);

    [LoggerMessage(
        EventId = 4007,
        Level = LogLevel.Warning,
        Message = "A token names suite {Suite}, which this version does not know. If a newer version made it, run that version everywhere."
    )]
    private static partial void LogUnknownSuite(ILogger logger, string suite);
}
