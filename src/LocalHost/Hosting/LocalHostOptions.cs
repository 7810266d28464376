using System.Globalization;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost;

/// <summary>Options of a host, initialized from the settings.</summary>
public sealed class LocalHostOptions
{
    private readonly AppSettings _files;
    private readonly List<string> _faults = [];

    internal LocalHostOptions(IConfiguration settings, AppSettings files)
    {
        _files = files;
        HubName = HostFile.HubName ?? "TestHubName";
        Port = Read(settings, SettingNames.Port, 7071, "a whole number");
        HasManagementEndpoints = Read(settings, SettingNames.ManagementEndpoints, false, "true or false");
        StorageConnection = settings[SettingNames.Storage];
        Rehearsal = ReadRehearsal(settings);
    }

    /// <summary>Setting <c>LocalHost:Port</c>, <c>Host.LocalHttpPort</c> or <c>--port</c>; 7071 by default, 0 for any free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Setting <c>LocalHost:ManagementEndpoints</c>, off by default: whether instances can be managed over HTTP under
    /// <c>/runtime/webhooks/durabletask/instances</c> with the system key.
    /// </summary>
    public bool HasManagementEndpoints { get; }

    /// <summary>
    /// <c>extensions.durableTask.hubName</c> of host.json, <c>TestHubName</c> by default; names tables and containers of this app.
    /// </summary>
    public string HubName { get; set; }

    /// <summary>Setting <c>AzureWebJobsStorage</c>.</summary>
    public string? StorageConnection { get; set; }

    /// <summary>Keeps orchestrations and timers in memory and uses no storage; all is lost at the end.</summary>
    public bool InMemory { get; set; }

    /// <summary>Business time; the system clock by default. A rehearsal has its own.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>System time, on which a rehearsal is based.</summary>
    public TimeProvider SystemClock { get; set; } = TimeProvider.System;

    /// <summary>Settings <c>--rehearsal 1d=2s</c> and <c>--from 2026-03-02</c>; null for none.</summary>
    public RehearsalOptions? Rehearsal { get; set; }

    /// <summary>Replaces the store of the settings.</summary>
    public IOrchestrationStore? Store { get; set; }

    /// <summary>Configures the log of the host, which includes the worker's log.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }

    internal ITaskHubLease? Lease { get; set; }

    internal IHostState? State { get; set; }

    internal HostFile HostFile => _files.HostFile;

    /// <summary>Whether a missing setting may be in a file that could not be read.</summary>
    internal bool HasFaultyFile => _files.Faults.Count > 0;

    internal IReadOnlyList<string> Faults => [.. _files.Faults, .. _faults];

    private T Read<T>(IConfiguration settings, string name, T otherwise, string expected)
        where T : IParsable<T>
    {
        if (settings[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        _faults.Add($"{name} is '{text}'. Give {expected}.");
        return otherwise;
    }

    private RehearsalOptions? ReadRehearsal(IConfiguration settings)
    {
        try
        {
            return settings[SettingNames.RehearsalRate] is { Length: > 0 } rate
                ? RehearsalOptions.Parse(rate, settings[SettingNames.RehearsalFrom])
                : null;
        }
        catch (FormatException exception)
        {
            _faults.Add(exception.Message);
            return null;
        }
    }
}
