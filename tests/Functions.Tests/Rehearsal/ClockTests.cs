using System.Text.Json;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rehearsal;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rehearsal;

/// <summary>Rehearsed business time: readable by everybody, moved by programs and officers; not available elsewhere.</summary>
[Collection(StorageTests.Name)]
public sealed class ClockTests(TestStorage storage) : IAsyncLifetime
{
    private readonly DeskRig _rig = new(storage, isRehearsed: true);

    private DateTimeOffset Now => _rig.App.Clock.GetUtcNow();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Clock_Rehearsed_IsReadByEverybody() =>
        Assert.Equal(
            new RehearsalView(Samples.Now, 1),
            Read(await _rig.SendAsync<GetClockEndpoint>(_rig.Request("GET", officer: null, "application/json")))
        );

    [Fact]
    public async Task Clock_WhereTimeIsReal_IsNotThere()
    {
        await using var real = new DeskRig(storage);

        Assert.Equal(404, (await real.GetAsync<GetClockEndpoint>(null)).Status);
        Assert.Equal(404, (await real.JsonAsync<MoveClockEndpoint>("PUT", null, """{"rate":5}""")).Status);
        Assert.Equal(404, (await real.JsonAsync<AdvanceClockEndpoint>("POST", "wu", """{"advance":"day"}""")).Status);
        Assert.Equal(Samples.Now, real.App.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Clock_MovedTwiceToTheSameInstant_MovesOnce()
    {
        for (var time = 0; time < 2; time++)
        {
            var moved = await MoveAsync("""{"advanceTo":"2026-03-31T17:00:00+08:00"}""");

            Assert.Equal(new RehearsalView(Samples.ClosesAt, 1), Read(moved));
        }

        Assert.Equal(Samples.ClosesAt, Now);
    }

    [Fact]
    public async Task Clock_MovedIntoThePast_StaysWhereItIs()
    {
        Assert.Equal(new RehearsalView(Samples.Now, 60), Read(await MoveAsync("""{"advanceTo":"2026-03-01T00:00:00+08:00","rate":60}""")));
        Assert.Equal(Samples.Now, Now);
    }

    [Theory]
    [InlineData("""{"rate":0}""", 422)]
    [InlineData("""{"rate":-1,"advanceTo":"2026-03-31T17:00:00+08:00"}""", 422)]
    [InlineData("""{"rate":1e-7}""", 422)]
    [InlineData("""{"rate":1000001}""", 422)]
    [InlineData("""{"advanceTo":"9999-12-31T23:59:59Z"}""", 422)]
    [InlineData("""{"advanceTo":"2026-03-31T17:00:00"}""", 422)]
    [InlineData("""{"rate":60,"advanceTo":"2036-03-11T10:00:00+08:00"}""", 422)]
    [InlineData("""{"rate":"NaN"}""", 400)]
    [InlineData("""{"backTo":"2026-03-01T00:00:00+08:00"}""", 400)]
    [InlineData("tomorrow", 400)]
    public async Task Clock_MovedInNoWayThatItGoes_IsRefusedAsAWhole(string move, int status)
    {
        Assert.Equal(status, (await MoveAsync(move)).Status);

        Assert.Equal(
            new RehearsalView(Samples.Now, 1),
            Read(await _rig.SendAsync<GetClockEndpoint>(_rig.Request("GET", officer: null, "application/json")))
        );
    }

    [Theory]
    [InlineData("""{"rate":1000000}""")]
    [InlineData("""{"rate":0.001}""")]
    [InlineData("""{"advanceTo":"2036-03-10T10:00:00+08:00"}""")]
    [InlineData("{}")]
    public async Task Clock_MovedAsFarAsItGoes_IsMoved(string move) => Assert.Equal(200, (await MoveAsync(move)).Status);

    // Samples.Now is a Tuesday at ten; the Tomb-Sweeping holiday is from Saturday 4 April to Monday the 6th.
    [Theory]
    [InlineData("2026-03-10T10:00:00+08:00", "day", "2026-03-11T10:00:00+08:00")]
    [InlineData("2026-03-10T10:00:00+08:00", "workday", "2026-03-11T09:00:00+08:00")]
    [InlineData("2026-03-13T10:00:00+08:00", "workday", "2026-03-16T09:00:00+08:00")]
    [InlineData("2026-04-03T18:00:00+08:00", "workday", "2026-04-07T09:00:00+08:00")]
    public async Task DeskClock_ByAnyOfficer_GoesOnByItsStep(string from, string step, string to)
    {
        _rig.App.Clock.SetUtcNow(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(303, (await _rig.PostAsync<AdvanceClockEndpoint>("wang", new() { ["advance"] = step })).Status);

        Assert.Equal(to, $"{Now.ToOffset(BeijingTime.Offset):yyyy-MM-ddTHH:mm:sszzz}");
    }

    [Theory]
    [InlineData("year")]
    [InlineData("")]
    public async Task DeskClock_ByAnotherStep_IsRefused(string step)
    {
        Assert.Equal(422, (await _rig.PostAsync<AdvanceClockEndpoint>("wang", new() { ["advance"] = step })).Status);
        Assert.Equal(Samples.Now, Now);
    }

    [Fact]
    public async Task DeskClock_Unsigned_StandsStill()
    {
        Assert.Equal(401, (await _rig.JsonAsync<AdvanceClockEndpoint>("POST", null, """{"advance":"day"}""")).Status);
        Assert.Equal(Samples.Now, Now);
    }

    private static RehearsalView Read(DeskResponse answer) => JsonSerializer.Deserialize<RehearsalView>(answer.Body, RequestJson.Options)!;

    private Task<DeskResponse> MoveAsync(string move) => _rig.JsonAsync<MoveClockEndpoint>("PUT", null, move);
}
