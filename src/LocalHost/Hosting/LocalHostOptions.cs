using System.Globalization;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost;

/// <summary>How a host runs. Each value begins as the settings have it.</summary>
public sealed class LocalHostOptions
{
    private readonly List<string> _faults = [];

    internal LocalHostOptions(IConfiguration settings, AppSettings files, string applicationDirectory)
    {
        _faults.AddRange(files.Faults);
        HasFaultyFile = files.Faults.Count > 0;
        HostFile = files.HostFile;
        ApplicationDirectory = applicationDirectory;
        Port = ReadNumber(settings, SettingNames.Port, 7071);
        HasManagementEndpoints = ReadFlag(settings, SettingNames.ManagementEndpoints);
        RoutePrefix = HostFile.RoutePrefix;
        HubName = HostFile.HubName ?? "TestHubName";
        ThrowStatusExceptionsOnRaiseEvent = HostFile.ThrowStatusExceptionsOnRaiseEvent;
        StorageConnection = settings[SettingNames.Storage];
        Rehearsal = ReadRehearsal(settings);
    }

    /// <summary>
    /// The folder with host.json and, unless the working directory has one, local.settings.json; the app's own by default.
    /// </summary>
    public string ApplicationDirectory { get; set; }

    /// <summary>Setting <c>LocalHost:Port</c>, <c>Host.LocalHttpPort</c> or <c>--port</c>; 7071 by default, 0 for any free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Setting <c>LocalHost:ManagementEndpoints</c>, off by default: whether instances can be managed over HTTP under
    /// <c>/runtime/webhooks/durabletask/instances</c> with the system key.
    /// </summary>
    public bool HasManagementEndpoints { get; set; }

    /// <summary><c>extensions.http.routePrefix</c> of host.json; <c>api</c> by default.</summary>
    public string RoutePrefix { get; set; }

    /// <summary>
    /// <c>extensions.durableTask.hubName</c> of host.json, <c>TestHubName</c> by default; names tables and containers of this app.
    /// </summary>
    public string HubName { get; set; }

    /// <summary>
    /// <c>extensions.durableTask.throwStatusExceptionsOnRaiseEvent</c> of host.json, true by default: whether raising an event for an
    /// unknown or finished instance throws; false discards the event.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; set; }

    /// <summary>Setting <c>AzureWebJobsStorage</c>.</summary>
    public string? StorageConnection { get; set; }

    /// <summary>Keeps orchestrations and timers in memory and uses no storage. All is lost at the end.</summary>
    public bool InMemory { get; set; }

    /// <summary>Business time; the system's by default. A rehearsal has its own.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Time of the machine, on which business time is rehearsed.</summary>
    public TimeProvider SystemClock { get; set; } = TimeProvider.System;

    /// <summary>Settings <c>--rehearsal 1d=2s</c> and <c>--from 2026-03-02</c>; null for none.</summary>
    public RehearsalOptions? Rehearsal { get; set; }

    /// <summary>How long running functions may take to finish when the host stops; 30 s by default.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Keeps orchestrations in this store instead of the one that the settings say.</summary>
    public IOrchestrationStore? Store { get; set; }

    /// <summary>Changes the log of the host, which includes what the worker logs.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }

    internal ITaskHubLease? Lease { get; set; }

    internal IHostState? State { get; set; }

    internal HostFile HostFile { get; }

    /// <summary>Whether a setting that is missing may be in a file that could not be read.</summary>
    internal bool HasFaultyFile { get; }

    internal IReadOnlyList<string> Faults => _faults;

    private int ReadNumber(IConfiguration settings, string name, int otherwise)
    {
        if (settings[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _faults.Add($"{name} '{text}' is no whole number. Give one from 0 to {int.MaxValue}.");
        return otherwise;
    }

    private bool ReadFlag(IConfiguration settings, string name)
    {
        if (settings[name] is not { Length: > 0 } text)
        {
            return false;
        }

        if (!bool.TryParse(text, out var flag))
        {
            _faults.Add($"{name} is '{text}'. Give true or false.");
        }

        return flag;
    }

    private RehearsalOptions? ReadRehearsal(IConfiguration settings)
    {
        if (settings[SettingNames.RehearsalRate] is not { Length: > 0 } rate)
        {
            return null;
        }

        if (RehearsalOptions.TryParse(rate, settings[SettingNames.RehearsalFrom], out var rehearsal, out var fault))
        {
            return rehearsal;
        }

        _faults.Add(fault);
        return null;
    }
}
