using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Xunit.Sdk;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>
/// Whatever fails from the opening of a case to its closing, and whenever the app dies: the case ends once, with each of its acts,
/// letters and consequences on record once.
/// </summary>
public sealed class CaseFaultTests
{
    private const int WalksAtATime = 4;
    private const int FailuresShown = 2;
    private const int MostRequests = 90;
    private const int FarApart = 45;

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    // Files that were sent again are on record again; everything else once.
    private static readonly string[] Facts =
    [
        "CaseOpened",
        "CaseProposed",
        "AdvanceNoticeIssued",
        "LetterServed",
        "DefenceGiven",
        "DefenceClosed",
        "LegallyReviewed",
        "CaseDecisionEntered",
        "CaseDecided",
        "LetterServed",
        "CaseCarriedOut",
        "CaseClosed",
    ];

    [Fact]
    public Task Case_AppKilledAfterEveryAct_EndsOnce() => WalkAsync(FaultPlan.None, kills: true);

    /// <summary>The n-th request of every step fails, for every fifteenth n, and every sixth where the run is exhaustive.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(StorageFault.Busy))]
    [InlineData(nameof(StorageFault.TimedOut))]
    [InlineData(nameof(StorageFault.DoneButTimedOut))]
    [InlineData(nameof(StorageFault.Overtaken))]
    [InlineData(nameof(StorageFault.SentTwice))]
    [InlineData(nameof(StorageFault.DeathBefore))]
    [InlineData(nameof(StorageFault.DeathAfter))]
    public async Task Case_ErrorAtEveryRequest_EndsOnce(string kind)
    {
        var fault = Enum.Parse<StorageFault>(kind);
        var isExhaustive = Environment.GetEnvironmentVariable("EXHAUSTIVE") is not null;
        var failures = new ConcurrentQueue<string>();
        var numbers = Enumerable.Range(1, MostRequests).Where(number => number % (isExhaustive ? 6 : 15) == 4);
        await Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = WalksAtATime },
            async (number, _) =>
            {
                try
                {
                    await WalkAsync(
                        new FaultPlan(
                            (step, request) =>
                                step > 0 && (request == number || (number > FarApart && request == number + FarApart))
                                    ? fault
                                    : StorageFault.None
                        )
                    );
                }
                catch (PathFailedException failure)
                {
                    failures.Enqueue($"Walk {number}: {failure.Message}");
                }
            }
        );

        Assert.True(failures.IsEmpty, $"{failures.Count} walks failed, among them\n{string.Join("\n\n", failures.Take(FailuresShown))}");
    }

    private static async Task WalkAsync(FaultPlan plan, bool kills = false)
    {
        var account = new MemoryAccount();
        await using var app = new AppInProcess(account, MemoryAccount.ConnectionString, plan) { MoreSettings = ProgramTour.Settings };
        try
        {
            await app.StartAsync();
            var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
            await walk.SuspectAsync();
            foreach (var (act, next) in ActsOf(walk))
            {
                plan.BeginStep();
                await DoAsync(app, walk, act, next);
                if (kills)
                {
                    await app.KillAsync();
                }
            }

            await walk.WaitForAsync("Closed");
            plan.BeginStep();
            await app.PassAsync(LongEnough);
            plan.End();
            await app.PassAsync(LongEnough);
            await AssertEndedOnceAsync(walk);
            await AssertNothingLeftAsync(account, walk.Id);
        }
        catch (Exception exception)
        {
            throw new PathFailedException(
                $"{exception.Message}\nWhat happened:\n{string.Join('\n', plan.Happened)}\nWhat was logged:\n{string.Join('\n', app.Log)}",
                exception
            );
        }
    }

    /// <summary>What people do, each with the act that follows; null where the case is served.</summary>
    private static IEnumerable<(Func<Task> Act, string? Next)> ActsOf(CaseWalk walk) =>
        [
            (walk.UpholdAsync, "Propose"),
            (() => walk.PostAsync("chief", "proposal", CaseWalk.Proposal()), "Confirm"),
            (walk.ConfirmAsync, "ServeNotice"),
            (walk.ServeAsync, "GiveDefence"),
            (walk.DefendWithFileAsync, "ReviewLegally"),
            (walk.ReviewAsync, "Decide"),
            (() => walk.EnterDecisionAsync(), "ConfirmDecision"),
            (walk.ConfirmDecisionAsync, "ServeDecision"),
            (walk.ServeAsync, null),
        ];

    // Whoever sends an act again, because its answer was lost, learns that it is done.
    private static async Task DoAsync(AppInProcess app, CaseWalk walk, Func<Task> act, string? next)
    {
        var repeated = app.RepeatedCalls;
        try
        {
            await act();
        }
        catch (XunitException) when (app.RepeatedCalls > repeated) { }

        await app.WaitForAsync(
            $"the act after it, {next}",
            async () => await walk.ReadAsync() is var read && read["next"]?.GetValue<string>() == next ? read : null
        );
    }

    private static async Task AssertEndedOnceAsync(CaseWalk walk)
    {
        var ended = await walk.ReadAsync();
        var events = ended["events"]!
            .AsArray()
            .Reverse()
            .Select(each => each!["fact"]!.GetValue<string>())
            .Where(fact =>
                fact is not ("DocumentRegistered" or "CaseActAsked" or "CaseActReminded" or "CaseActEscalated" or "DefenceReminded")
            );
        Assert.Equal(Facts, events);
        Assert.Equal(3, Values(ended, "letters", "number").Distinct().Count());
        Assert.Equal(["AdvanceNoticeLetter", "DecisionLetter", "RepairNoticeLetter"], Values(ended, "letters", "kind"));
        Assert.Equal(6, ended["seats"]!.AsArray().Count);
        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        Assert.Equal("Disqualified", (await walk.ReadApplicationAsync())["state"]!.GetValue<string>());
        Assert.Empty((await walk.ReadApplicationAsync())["holds"]!.AsArray());
        Assert.Empty(await walk.ReadTasksAsync("clerk"));
        var letters = (await walk.Walk.Portal.ReadMailboxAsync($"u1@{walk.Walk.Domain}")).Where(mail =>
            mail.Text.Contains("/cases/", StringComparison.Ordinal)
        );
        Assert.Equal(3, letters.Select(mail => mail.MessageId).Distinct().Count());
    }

    private static async Task AssertNothingLeftAsync(MemoryAccount account, string caseId)
    {
        var tables = FaultyStorage.Tables(MemoryAccount.ConnectionString, account);
        var owed = await tables
            .GetTableClient(StorageNames.Cases)
            .QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == caseId)
            .Where(row => row.RowKey.StartsWith("N|", StringComparison.Ordinal) && row.GetString("Status") == "Owed")
            .ToListAsync();
        Assert.Empty(owed.Select(row => row.RowKey));
        var pending = await tables
            .GetTableClient(StorageNames.Pending)
            .QueryAsync<Azure.Data.Tables.TableEntity>()
            .Where(row => row.RowKey.Contains(caseId, StringComparison.Ordinal))
            .ToListAsync();
        Assert.Empty(pending.Select(row => row.RowKey));
    }

    private static IEnumerable<string> Values(JsonNode view, string list, string field) =>
        view[list]!.AsArray().Select(each => each![field]!.GetValue<string>());
}
