using System.Net;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>The public page of a listing in the running app: when it is there, and when it is gone.</summary>
public sealed class ListingNoticeTests : IAsyncLifetime
{
    private readonly RecordingCdn _cdn = new();
    private readonly AppInProcess _app;
    private readonly string _unit = SampleIdentifiers.Unit(7_301);
    private ListingWalk _walk = null!;

    public ListingNoticeTests() =>
        _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
            OtherServices = services => services.Replace(ServiceDescriptor.Singleton<ICdn>(_cdn)),
        };

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _walk = new ListingWalk(await ProgramTour.SignInAsync(_app));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Notice_OnALaw_ShowsWhatTheLawAsksForAndIsInNoList()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));

        var page = await ReadPageAsync(id);

        Assert.Contains(_unit, page, StringComparison.Ordinal);
        Assert.Contains("提供虚假材料", page, StringComparison.Ordinal);
        Assert.Contains("白科决〔2026〕2号", page, StringComparison.Ordinal);
        Assert.Contains("信用修复", page, StringComparison.Ordinal);
        Assert.Contains("提出异议", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.Contains(
            "public notice",
            await _app.Client.GetStringAsync($"public/publications/listing-{id}.en.html"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Client.GetAsync($"public/publications/listing-{id}.json")).StatusCode);
        using var manifest = await _app.Client.GetAsync("public/manifest.json");
        Assert.DoesNotContain(id, await manifest.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The entry of a unit names who is responsible, with the one mask; no other entry does.</summary>
    [Fact]
    public async Task Notice_UnitWithAResponsiblePerson_NamesThemMasked()
    {
        const string Number = "440524188001010014";
        var entry = ListingWalk.Serious(_unit);
        entry["responsiblePersons"] = $"法定代表人 张示例 {Number}";
        var id = await ListAsync(entry);

        var page = await ReadPageAsync(id);

        Assert.Contains("张示例", page, StringComparison.Ordinal);
        Assert.Contains("440524************", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, (await _walk.ReadAsync(id)).ToJsonString(), StringComparison.Ordinal);
        entry["kind"] = "Honour";
        entry["honourLevel"] = "Provincial";
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => _walk.EnterAsync(entry));
        Assert.Contains("responsible-person-needs-unit", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Basis and class decide, never a choice.</summary>
    [Fact]
    public async Task Notice_OnTheBureausMeasures_IsNeverThere()
    {
        var ban = await ListAsync(ListingWalk.Ban(_unit));

        Assert.Null(await FindPageAsync(ban));
        Assert.Equal("None", (await _walk.ReadAsync(ban))["publication"]!.GetValue<string>());
    }

    /// <summary>Name, honour and term: no code, and gone with any entry for dishonesty.</summary>
    [Fact]
    public async Task Notice_Honour_IsPublicUntilItIsLost()
    {
        var unit = SampleIdentifiers.Unit(7_302);
        var honour = await ListAsync(ListingWalk.Honour(unit));
        var page = await ReadPageAsync(honour);
        Assert.Contains("省科学技术进步奖二等奖", page, StringComparison.Ordinal);
        Assert.DoesNotContain(unit, page, StringComparison.Ordinal);
        Assert.DoesNotContain("信用修复", page, StringComparison.Ordinal);
        var honours = await _app.Client.GetStringAsync("honours");
        Assert.Contains(honour, honours, StringComparison.Ordinal);
        Assert.Contains("省科学技术进步奖二等奖", System.Text.RegularExpressions.Regex.Unescape(honours), StringComparison.Ordinal);
        Assert.Equal(("红名单", "新增", "省科学技术进步奖二等奖"), await ReadExportedAsync(honour));
        Assert.Equal(unit, (await ReadExportRowAsync(honour))["uscc"]!.GetValue<string>());
        Assert.Equal([(honour, "Add")], await ReadPendingAsync());

        await ListAsync(ListingWalk.Ban(unit));
        await _app.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Null(await FindPageAsync(honour));
        Assert.DoesNotContain(honour, await _app.Client.GetStringAsync("honours"), StringComparison.Ordinal);
        Assert.Equal(("红名单", "撤销", "省科学技术进步奖二等奖"), await ReadExportedAsync(honour));
    }

    /// <summary>The honour is entered last: it is lost all the same, and its page never appears.</summary>
    [Fact]
    public async Task Notice_HonourOfAPartyThatIsListedForDishonesty_NeverAppears()
    {
        var unit = SampleIdentifiers.Unit(7_305);
        await ListAsync(ListingWalk.Ban(unit));

        var honour = await ListAsync(ListingWalk.Honour(unit));

        Assert.Equal("Revoked", (await _walk.ReadAsync(honour))["state"]!.GetValue<string>());
        Assert.Null(await FindPageAsync(honour));
        Assert.DoesNotContain(honour, await _app.Client.GetStringAsync("honours"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_ObjectionWasRight_IsGoneWithTheSameAnswer()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        await ReadPageAsync(id);
        Assert.Contains($"publications/listing-{id}.html", _cdn.Purged);
        _cdn.Purged.Clear();

        await _walk.RevokeAsync(id);

        Assert.Null(await FindPageAsync(id));
        Assert.Equal([$"publications/listing-{id}.html", $"publications/listing-{id}.en.html"], _cdn.Purged.Take(2));
        Assert.Equal("Ended", (await _walk.ReadAsync(id))["publication"]!.GetValue<string>());

        // The procedure of a case that read it before is not stopped by that.
        await _app.Services.GetRequiredService<ListingRecorder>().ExpireAsync(ListingId.Of(id), _app.Now.AddYears(9), default);
        await _app.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Null(await FindPageAsync(id));
    }

    [Fact]
    public async Task Notice_WindowEnds_IsGoneWithinAMinuteWithoutAnybodysAct()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        var listing = (await _app.Services.GetRequiredService<IRecordStore<Listing>>().GetAsync(id, default)).State;
        var end = Core.Calendar.BeijingTime.StartOf(listing.Terms!.Publication!.LastDay.AddDays(1));

        await _app.PassAsync(end - _app.Now - TimeSpan.FromMinutes(1));
        await ReadPageAsync(id);
        await _app.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Null(await FindPageAsync(id));
    }

    /// <summary>Holds and mails can fail for days; the law's last day of a publication passes all the same.</summary>
    [Fact]
    public async Task Notice_WindowEndsWhileAnEffectFails_IsGone()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        var listing = (await _app.Services.GetRequiredService<IRecordStore<Listing>>().GetAsync(id, default)).State;
        Assert.True(listing.LastDay > listing.Terms!.Publication!.LastDay);
        await ReadPageAsync(id);
        var clock = new FakeTimeProvider(Core.Calendar.BeijingTime.StartOf(listing.Terms!.Publication!.LastDay.AddDays(1)));
        var follower = ActivatorUtilities.CreateInstance<ListingFollower>(
            _app.Services,
            clock,
            new ListingEffect[] { new FailingEffect() }
        );

        await Assert.ThrowsAsync<TransientFailureException>(() => follower.FollowAsync(listing.Id, null!, default));

        Assert.Null(await FindPageAsync(id));
    }

    private sealed class FailingEffect : ListingEffect
    {
        public override Task FollowAsync(Listing listing, DurableTaskClient client, CancellationToken cancellationToken) =>
            throw new TransientFailureException("Somewhere else something is away.");
    }

    [Fact]
    public async Task Notice_RevokedBeforeTheTimerPublishes_NeverAppears()
    {
        var id = await _walk.EnterAsync(ListingWalk.Serious(_unit));
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.RevokeAsync(id);

        await _app.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Null(await FindPageAsync(id));
    }

    /// <summary>What was never published is not in the export; what was withdrawn is, as withdrawn.</summary>
    [Fact]
    public async Task Export_PublishedWithdrawnAndInternal_HasTheFirstTwo()
    {
        var published = await ListAsync(ListingWalk.Serious(_unit));
        var withdrawn = await ListAsync(ListingWalk.Serious(SampleIdentifiers.Unit(7_303)));
        await ListAsync(ListingWalk.Ban(SampleIdentifiers.Unit(7_304)));
        await _walk.RevokeAsync(withdrawn);

        var rows = System.Text.Json.Nodes.JsonNode.Parse(await _walk.ReadFileAsync(_app.Client, "desk/listing-export/json"))!.AsArray();

        Assert.Equal(
            new Dictionary<string, string> { [published] = "新增", [withdrawn] = "撤销" },
            rows.ToDictionary(row => row!["recordId"]!.GetValue<string>(), row => row!["action"]!.GetValue<string>())
        );
        var row = rows.Single(row => row!["recordId"]!.GetValue<string>() == withdrawn)!.AsObject();
        Assert.Equal(ListingExportRow.Columns.Select(column => column.Name), row.Select(field => field.Key));
        Assert.Equal($"{_app.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}", row["removedDate"]!.GetValue<string>());
        // The bureau's own code is a setting, and none is set here.
        Assert.All(
            ListingExportRow.Columns.Where(column => column.IsRequired && column.Name != "sourceUscc"),
            column => Assert.NotEqual("", row[column.Name]!.GetValue<string>())
        );
    }

    /// <summary>What is published waits for its confirmation, and so does its withdrawal.</summary>
    [Fact]
    public async Task ExportConfirmation_OfEntryAndWithdrawal_EndsWhatIsPending()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        Assert.Equal([(id, "Add")], await ReadPendingAsync());

        await _walk.ConfirmExportAsync(id, "Add");
        Assert.Empty(await ReadPendingAsync());
        Assert.Equal("https://credit.example/1", (await _walk.ReadAsync(id))["exportConfirmations"]![0]!["address"]!.GetValue<string>());

        await _walk.RevokeAsync(id);
        Assert.Equal([(id, "Withdraw")], await ReadPendingAsync());
        await _walk.ConfirmExportAsync(id, "Withdraw");
        Assert.Empty(await ReadPendingAsync());
    }

    private async Task<System.Text.Json.Nodes.JsonNode> ReadExportRowAsync(string id)
    {
        var rows = System.Text.Json.Nodes.JsonNode.Parse(await _walk.ReadFileAsync(_app.Client, "desk/listing-export/json"))!.AsArray();
        return rows.Single(row => row!["recordId"]!.GetValue<string>() == id)!;
    }

    private async Task<(string List, string Action, string Facts)> ReadExportedAsync(string id)
    {
        var row = await ReadExportRowAsync(id);
        return (row["listKind"]!.GetValue<string>(), row["action"]!.GetValue<string>(), row["facts"]!.GetValue<string>());
    }

    private async Task<IReadOnlyList<(string Id, string Action)>> ReadPendingAsync() =>
        [
            .. System.Text.Json.Nodes.JsonNode.Parse(await _walk.ReadFileAsync(_app.Client, "desk/listing-confirmations"))!["pending"]!
                .AsArray()
                .Select(each => (each!["id"]!.GetValue<string>(), each["action"]!.GetValue<string>())),
        ];

    private async Task<string> ListAsync(System.Text.Json.Nodes.JsonObject entry)
    {
        var id = await _walk.EnterAsync(entry);
        await _walk.DecideAsync(id, "head", "confirm");
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        return id;
    }

    private async Task<string> ReadPageAsync(string id) => Assert.IsType<string>(await FindPageAsync(id));

    private async Task<string?> FindPageAsync(string id)
    {
        using var answer = await _app.Client.GetAsync($"public/publications/listing-{id}.html");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadAsStringAsync();
    }

    private sealed class RecordingCdn : ICdn
    {
        public List<string> Purged { get; } = [];

        public Task PurgeAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
        {
            Purged.AddRange(files);
            return Task.CompletedTask;
        }
    }
}
