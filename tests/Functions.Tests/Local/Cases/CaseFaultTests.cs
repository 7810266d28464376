using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Xunit.Sdk;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>
/// With any failure and any crash between opening and closing, the case ends once, with each of its acts, letters and consequences
/// recorded once.
/// </summary>
public sealed class CaseFaultTests
{
    private const int WalksAtATime = 4;
    private const int FailuresShown = 2;
    private const int MostRequests = 90;
    private const int FarApart = 45;

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    // Facts that the procedure records at each check, and repeated files; all others are recorded once and in order.
    private static readonly string[] Unordered =
    [
        "DocumentRegistered",
        "CaseActAsked",
        "CaseActReminded",
        "CaseActEscalated",
        "DefenceReminded",
        "CaseApplicationHeld",
    ];

    // A concealment upheld by two officers before the award.
    private static readonly Path Concealed = new(
        walk => walk.SuspectAsync(),
        (_, walk) =>
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
            ],
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
        ],
        ["AdvanceNoticeLetter", "DecisionLetter", "RepairNoticeLetter"],
        Seats: 6,
        Mails: 5,
        Application: "Disqualified"
    );

    // Noted by an officer, with hearing and re-examination.
    private static readonly Path Noted = new(
        walk => walk.ReachNoticeAsync(),
        (app, walk) =>
            [
                (() => walk.NoteAsync(walk.Note()), "DecideIntake"),
                (() => walk.DecideIntakeAsync(), "Propose"),
                (() => walk.PostAsync("chief", "proposal", CaseWalk.HeavyProposal()), "Confirm"),
                (walk.ConfirmAsync, "ServeNotice"),
                (walk.ServeAsync, "GiveDefence"),
                (() => walk.EnterHearingRequestAsync(), "ConfirmHearingRequest"),
                (walk.ConfirmHearingRequestAsync, "GiveDefence"),
                (walk.AnswerAsync, "ArrangeHearing"),
                (() => walk.ArrangeHearingAsync(), "ServeHearing"),
                (walk.ServeAsync, "RecordHearing"),
                (() => HoldHearingAsync(app, walk), "ReviewLegally"),
                (walk.ReviewAsync, "Decide"),
                (() => walk.EnterDecisionAsync(CaseWalk.ChangeToHeavy), "ConfirmDecision"),
                (walk.ConfirmDecisionAsync, "ServeDecision"),
                (walk.ServeAsync, null),
                (() => ContestAsync(app, walk), "DecideReexaminationIntake"),
                (walk.AcceptReexaminationAsync, "ProposeReexamination"),
                (() => walk.ProposeReexaminationAsync("uphold"), "DecideReexamination"),
                (() => walk.DecideReexaminationAsync("uphold"), "ServeReexamination"),
                (walk.ServeAsync, null),
            ],
        [
            "CaseOpened",
            "CaseIntakeDecided",
            "CaseProposed",
            "AdvanceNoticeIssued",
            "LetterServed",
            "HearingRequested",
            "HearingRequestConfirmed",
            "DefenceGiven",
            "DefenceClosed",
            "HearingArranged",
            "LetterServed",
            "HearingRecorded",
            "LegallyReviewed",
            "CaseDecisionEntered",
            "CaseDecided",
            "LetterServed",
            "CaseCarriedOut",
            "ReexaminationRequested",
            "ReexaminationIntakeDecided",
            "ReexaminationProposed",
            "ReexaminationDecided",
            "LetterServed",
            "CaseClosed",
        ],
        ["AdvanceNoticeLetter", "HearingNoticeLetter", "DecisionLetter", "RepairNoticeLetter", "ReexaminationLetter"],
        Seats: 9,
        Mails: 9,
        Application: "OnPublicNotice"
    );

    private static readonly Dictionary<string, Path> Paths = new() { [nameof(Concealed)] = Concealed, [nameof(Noted)] = Noted };

    [Theory]
    [InlineData(nameof(Concealed))]
    [InlineData(nameof(Noted))]
    public Task Case_AppKilledAfterEveryAct_EndsOnce(string path) => WalkAsync(Paths[path], FaultPlan.None, kills: true);

    /// <summary>The n-th request of every step fails, for every fifteenth n, and every sixth in the exhaustive run.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(Concealed), nameof(StorageFault.Busy))]
    [InlineData(nameof(Concealed), nameof(StorageFault.TimedOut))]
    [InlineData(nameof(Concealed), nameof(StorageFault.DoneButTimedOut))]
    [InlineData(nameof(Concealed), nameof(StorageFault.Overtaken))]
    [InlineData(nameof(Concealed), nameof(StorageFault.SentTwice))]
    [InlineData(nameof(Concealed), nameof(StorageFault.DeathBefore))]
    [InlineData(nameof(Concealed), nameof(StorageFault.DeathAfter))]
    [InlineData(nameof(Noted), nameof(StorageFault.DoneButTimedOut))]
    [InlineData(nameof(Noted), nameof(StorageFault.SentTwice))]
    [InlineData(nameof(Noted), nameof(StorageFault.DeathAfter))]
    public async Task Case_ErrorAtEveryRequest_EndsOnce(string path, string kind)
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
                        Paths[path],
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

    private static async Task WalkAsync(Path path, FaultPlan plan, bool kills = false)
    {
        var account = new MemoryAccount();
        await using var app = new AppInProcess(account, MemoryAccount.ConnectionString, plan) { MoreSettings = ProgramTour.Settings };
        try
        {
            await app.StartAsync();
            var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
            await path.Begin(walk);
            foreach (var (act, next) in path.Acts(app, walk))
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
            await AssertEndedOnceAsync(path, walk);
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

    private static async Task HoldHearingAsync(AppInProcess app, CaseWalk walk)
    {
        await app.PassAsync(TimeSpan.FromDays(9));
        await walk.RecordHearingAsync();
    }

    private static async Task ContestAsync(AppInProcess app, CaseWalk walk)
    {
        await app.WaitForAsync(
            "the effect of the decision",
            async () => Values(await walk.ReadAsync(), "events", "fact").Contains("CaseCarriedOut") ? walk : null
        );
        await walk.RequestReexaminationAsync();
    }

    // A repeated act with a lost response is reported as done.
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

    private static async Task AssertEndedOnceAsync(Path path, CaseWalk walk)
    {
        var ended = await walk.ReadAsync();
        Assert.Equal(path.Facts, Values(ended, "events", "fact").Reverse().Where(fact => !Unordered.Contains(fact)));
        Assert.Equal(path.Letters, Values(ended, "letters", "kind"));
        Assert.Distinct(Values(ended, "letters", "number"));
        Assert.Equal(path.Seats, ended["seats"]!.AsArray().Count);
        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        Assert.Equal(path.Application, (await walk.ReadApplicationAsync())["state"]!.GetValue<string>());
        Assert.Empty((await walk.ReadApplicationAsync())["holds"]!.AsArray());
        Assert.Empty(await walk.ReadTasksAsync("clerk"));
        var letters = (await walk.Walk.Portal.ReadMailboxAsync($"u1@{walk.Walk.Domain}")).Where(mail =>
            mail.Text.Contains("/cases/", StringComparison.Ordinal)
        );
        Assert.Equal(path.Mails, letters.Select(mail => mail.MessageId).Distinct().Count());
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

    /// <summary>A case and the acts of people in it.</summary>
    /// <param name="Begin">Set-up before the case.</param>
    /// <param name="Acts">Acts of people, each with the following act; null where none follows.</param>
    /// <param name="Facts">Recorded facts at its end.</param>
    /// <param name="Mails">Number of mails with its link to the party.</param>
    /// <param name="Application">State of the application at the end.</param>
    private sealed record Path(
        Func<CaseWalk, Task> Begin,
        Func<AppInProcess, CaseWalk, IEnumerable<(Func<Task> Act, string? Next)>> Acts,
        string[] Facts,
        string[] Letters,
        int Seats,
        int Mails,
        string Application
    );

    private static IEnumerable<string> Values(JsonNode view, string list, string field) =>
        view[list]!.AsArray().Select(each => each![field]!.GetValue<string>());
}
