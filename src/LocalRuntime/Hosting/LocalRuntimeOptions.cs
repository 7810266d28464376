using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.LocalRuntime.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalRuntime;

/// <summary>What only the local runtime needs to know. Each value begins as the settings have it.</summary>
public sealed partial class LocalRuntimeOptions
{
    private readonly List<string> _faults = [];
    private readonly bool _isFileFaulty;

    internal LocalRuntimeOptions(IConfiguration settings, HostFile hostFile, IReadOnlyCollection<string> faults)
    {
        _faults.AddRange(faults);
        _isFileFaulty = faults.Count > 0;
        Port = ReadNumber(settings, SettingNames.Port, 7071);
        Address = settings[SettingNames.Address] ?? "localhost";
        MaxRequestBodySize = ReadNumber(settings, SettingNames.MaxRequestBodySize, 30_000_000);
        HasManagementEndpoints = ReadFlag(settings, SettingNames.ManagementEndpoints);
        RoutePrefix = hostFile.RoutePrefix;
        HubName = hostFile.HubName ?? "TestHubName";
        ThrowStatusExceptionsOnRaiseEvent = hostFile.ThrowStatusExceptionsOnRaiseEvent;
        StorageConnection = settings[SettingNames.Storage];
        Rehearsal = ReadRehearsal(settings);
    }

    /// <summary>Setting <c>LocalRuntime:Port</c>, <c>Host.LocalHttpPort</c> or <c>--port</c>; 7071 by default, 0 for any free one.</summary>
    public int Port { get; set; }

    /// <summary>Setting <c>LocalRuntime:Address</c>: <c>localhost</c> by default, an IP address, or <c>*</c> for all of them.</summary>
    public string Address { get; set; }

    /// <summary>In bytes, setting <c>LocalRuntime:MaxRequestBodySize</c>; 30,000,000 by default. Reading on beyond it throws in the function.</summary>
    public long MaxRequestBodySize { get; set; }

    /// <summary>
    /// Setting <c>LocalRuntime:ManagementEndpoints</c>, off by default: whether instances can be managed over HTTP under
    /// <c>/runtime/webhooks/durabletask/instances</c> by whoever has the system key.
    /// </summary>
    public bool HasManagementEndpoints { get; set; }

    /// <summary><c>extensions.http.routePrefix</c> of host.json; <c>api</c> by default.</summary>
    public string RoutePrefix { get; set; }

    /// <summary><c>extensions.durableTask.hubName</c> of host.json, <c>TestHubName</c> by default; names tables and containers of this app.</summary>
    public string HubName { get; set; }

    /// <summary>
    /// <c>extensions.durableTask.throwStatusExceptionsOnRaiseEvent</c> of host.json, true by default: whether raising an event for an
    /// unknown or finished instance throws; false discards the event.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; set; }

    /// <summary>Setting <c>AzureWebJobsStorage</c>.</summary>
    public string? StorageConnection { get; set; }

    /// <summary>Keeps orchestrations and timers in memory and asks for no storage. All is lost at the end.</summary>
    public bool InMemory { get; set; }

    /// <summary>Business time; the system's by default. A rehearsal has its own.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Time of the machine: what business time is rehearsed on.</summary>
    public TimeProvider SystemClock { get; set; } = TimeProvider.System;

    /// <summary>Settings <c>--rehearsal 1d=2s</c> and <c>--from 2026-03-02</c>; null for none.</summary>
    public RehearsalOptions? Rehearsal { get; set; }

    /// <summary>How long running functions may take to finish when the host stops; 30 s by default.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where functions are looked for; the entry assembly unless some are given here or in <see cref="FunctionTypes"/>.</summary>
    public IList<Assembly> FunctionAssemblies { get; } = [];

    /// <summary>Single function classes.</summary>
    public IList<Type> FunctionTypes { get; } = [];

    /// <exception cref="HostStartException">Something is missing or out of range: all faults, a line each.</exception>
    internal void Validate()
    {
        List<string> faults = [.. _faults];
        if (Port is < 0 or > 65535)
        {
            faults.Add($"Port {Port} is none. Give --port a number from 0 to 65535.");
        }

        if (Address is not ("localhost" or "*") && !IPAddress.TryParse(Address, out _))
        {
            faults.Add($"{SettingNames.Address} '{Address}' is no address. Give 'localhost', an IP address, or '*' for all.");
        }

        if (MaxRequestBodySize <= 0)
        {
            faults.Add($"{SettingNames.MaxRequestBodySize} is {MaxRequestBodySize}. Give a number of bytes above 0.");
        }

        // Where a file could not be read, the setting may well be in it.
        if (!InMemory && !_isFileFaulty && string.IsNullOrWhiteSpace(StorageConnection))
        {
            faults.Add($"The setting {SettingNames.Storage} is missing. Give a connection string in {LocalSettingsFile.Name} or in the " +
                "environment; 'UseDevelopmentStorage=true' is Azurite.");
        }

        if (!HubNamePattern().IsMatch(HubName))
        {
            faults.Add($"The task hub name '{HubName}' cannot name tables. Give extensions.durableTask.hubName in {HostFile.Name} " +
                "3 to 45 letters and digits, a letter first.");
        }

        HostStartException.ThrowIfAny(faults);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubNamePattern();

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
