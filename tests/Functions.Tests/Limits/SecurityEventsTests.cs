using System.Diagnostics.Metrics;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Limits;

/// <summary>Security events are counted by kind and logged with their own event id.</summary>
[Collection(StorageTests.Name)]
public sealed class SecurityEventsTests(TestStorage storage)
{
    [Fact]
    public async Task Role_Refused_IsCountedAndLogged()
    {
        using var counted = new Counted();
        await using var rig = new DeskRig(storage);

        Assert.Equal(403, (await rig.SendAsync<ListStaffEndpoint>(rig.Request("GET", "wang", "application/json"))).Status);

        Assert.Contains("role_refused", counted.Kinds);
    }

    [Fact]
    public async Task Directory_Changed_IsCounted()
    {
        using var counted = new Counted();
        await using var rig = new DeskRig(storage);

        var added = await rig.JsonAsync<AddOfficerEndpoint>(
            "POST",
            "wu",
            """{"id":"xin","name":"新人","email":"xin@keji.example","roles":["CaseOfficer"]}"""
        );

        // Proposed by one officer, it waits for a second one; both acts are recorded.
        Assert.True(added.Status is >= 200 and < 300, added.Body);
        Assert.Contains("directory_changed", counted.Kinds);
    }

    [Fact]
    public void Throttled_Flood_IsCountedWholeAndLoggedSparsely()
    {
        using var counted = new Counted();
        var log = new EventLog();
        var events = new SecurityEvents(log);

        for (var i = 0; i < 1000; i++)
        {
            events.Throttled("requests");
        }

        Assert.True(counted.Kinds.Count(kind => kind == "throttled") >= 1000);
        Assert.InRange(log.Ids.Count, 1, 10);
        Assert.All(log.Ids, id => Assert.Equal(4005, id));
    }

    [Fact]
    public async Task Token_OfUnknownSuite_IsCountedAndAnsweredAsAnyOther()
    {
        using var counted = new Counted();
        await using var rig = new DeskRig(storage);
        var mac = new string('A', 32);

        Assert.False(rig.App.Get<UnitAccess>().Open($"h9_t1.none.{mac}").TryGet(out _, out var newer));
        Assert.False(rig.App.Get<UnitAccess>().Open($"h1_t1.none.{mac}").TryGet(out _, out var forged));

        Assert.Equal(forged.Select(ProblemError.Of), newer.Select(ProblemError.Of));
        Assert.Contains("unknown_suite", counted.Kinds);
    }

    [Fact]
    public void Suites_Flood_IsCountedWholeAndLoggedSparsely()
    {
        using var counted = new Counted();
        var log = new EventLog();
        var events = new SecurityEvents(log);

        for (var i = 0; i < 1000; i++)
        {
            events.UnknownSuite("h9");
        }

        Assert.True(counted.Kinds.Count(kind => kind == "unknown_suite") >= 1000);
        Assert.InRange(log.Ids.Count, 1, 10);
        Assert.All(log.Ids, id => Assert.Equal(4007, id));
    }

    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _kinds = new();

        public Counted()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SecurityEvents.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _kinds.Enqueue((string)tags[0].Value!));
            _listener.Start();
        }

        public IReadOnlyCollection<string> Kinds => _kinds;

        public void Dispose() => _listener.Dispose();
    }

    private sealed class EventLog : ILogger<SecurityEvents>
    {
        public List<int> Ids { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Ids.Add(eventId.Id);
    }
}
