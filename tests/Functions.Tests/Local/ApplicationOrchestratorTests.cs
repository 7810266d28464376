using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class ApplicationOrchestratorTests : IAsyncLifetime
{
    private static readonly ApplicationBegun Begun = new(Samples.DraftId.Value, Samples.RoundId.Value, "tag");
    private static readonly DateTimeOffset DecidedAt = Samples.ClosesAt.AddMinutes(1);
    private static readonly DateTimeOffset CorrectionUntil = Samples.ClosesAt.AddDays(7);
    private static readonly DateTimeOffset AnswersUntil = Samples.ClosesAt.AddDays(9);

    private static readonly string[] Passed =
    [
        "WelcomeApplicant",
        "MoveApplication BeginFormatCheck",
        "OpenTasks FormatCheck 1",
        "MoveApplication Admit",
        "MoveApplication BeginCreditCheck",
        "MoveApplication PassCreditCheck",
        "NotifyRound",
    ];

    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private readonly Queue<CreditPosition> _credit = new([new CreditPosition(CreditState.Clear, [], null)]);
    private Func<Task>? _whileReading;
    private ApplicationState _state = ApplicationState.Draft;
    private int _submissions;
    private bool _isCorrectionSubmitted;
    private bool _isHeld;
    private DateTimeOffset _correctionUntil = CorrectionUntil;
    private bool _submissionComesFirst;
    private DateTimeOffset? _remindAt;
    private DateTimeOffset? _remindAgainAt;
    private bool _remindsBody = true;
    private FindingRuling _ruling = FindingRuling.Dismiss;
    private readonly List<string> _missed = [];
    private DateTimeOffset _decidedAt = DecidedAt;
    private int _reopenings;
    private bool _isOpenAgain;

    public async Task InitializeAsync() =>
        await _procedure
            .Activity<ApplicationBegun>(nameof(WelcomeApplicantActivity), _ => "")
            .ActivityAsync<ApplicationBegun, Submission>(
                nameof(ReadSubmissionActivity),
                _ =>
                    ReadAsync(() =>
                        new Submission(_state, _submissions, "county", _decidedAt) { RemindsBody = _remindsBody, Reopenings = _reopenings }
                    )
            )
            .Activity<ApplicationStep, MovedApplication>(nameof(MoveApplicationActivity), Move, step => $"{step.Move}")
            .Activity<TasksToOpen, OpenedTasks>(
                nameof(OpenTasksActivity),
                Open,
                step => $"{step.Step} {step.Subject} {step.Ordinal}".Replace("  ", " ", StringComparison.Ordinal)
            )
            .ActivityAsync<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), asked => ReadAsync(() => Decided(asked)))
            .Activity<OverdueTasks, NextReminder>(
                nameof(RemindOfficersActivity),
                _ => new NextReminder(_remindAgainAt),
                overdue => $"{overdue.Number}"
            )
            .Activity<CorrectionStep, CorrectionStatus>(
                nameof(RequestCorrectionActivity),
                _ => new CorrectionStatus(_isCorrectionSubmitted, _correctionUntil) { IsHeld = _isHeld }
            )
            .ActivityAsync<CreditStep, CreditPosition>(
                nameof(AdvanceCreditActivity),
                _ => ReadAsync(() => _credit.Count > 1 ? _credit.Dequeue() : _credit.Peek())
            )
            .Activity<string>(nameof(RemindCheckQueueActivity), _ => "")
            .Activity<PartiesToAsk>(nameof(AskPartiesActivity), asked => string.Join(' ', asked.Subjects))
            .Activity<AgreedFinding, FindingOutcome>(
                nameof(RecordFindingActivity),
                _ => new FindingOutcome(_ruling),
                agreed => agreed.Subject
            )
            .Activity<ApplicationBegun, NotifiedRound>(nameof(NotifyRoundActivity), _ => Tell(), _ => "")
            .BeginAsync(nameof(ApplicationOrchestrator), new ApplicationOrchestrator().RunAsync, Begun);

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_SubmittedInTime_IsExaminedAfterTheClosing()
    {
        Submit();
        await _procedure.WakeAsync();
        Assert.Equal(["WelcomeApplicant"], _procedure.Done);

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(DecidedAt, _procedure.Now);
        Assert.Equal("OpenTasks FormatCheck 1", _procedure.Done[^1]);

        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        await AssertEndedAsync(Passed);
    }

    [Fact]
    public async Task Run_NotSubmittedByTheEnd_MissesTheClosingAndReportsTheRound()
    {
        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(DecidedAt, _procedure.Now);
        await AssertEndedAsync("WelcomeApplicant", "MoveApplication MissClosing", "NotifyRound");
    }

    [Fact]
    public async Task Run_RecalledAndNotSubmittedAgain_MissesTheClosing()
    {
        Submit();
        await _procedure.WakeAsync();
        _state = ApplicationState.Draft;
        await _procedure.WakeAsync();

        await _procedure.PassToNextTimerAsync();

        await AssertEndedAsync("WelcomeApplicant", "MoveApplication MissClosing", "NotifyRound");
    }

    [Fact]
    public async Task Run_SubmissionComesInWhileTheDraftIsClosed_Stands()
    {
        _submissionComesFirst = true;

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(
            ["WelcomeApplicant", "MoveApplication MissClosing", "MoveApplication BeginFormatCheck", "OpenTasks FormatCheck 1"],
            _procedure.Done
        );
    }

    [Fact]
    public async Task Run_RoundIsReopenedWhileTheFormatIsChecked_WaitsForTheNextSubmissionAndChecksAgain()
    {
        await CloseSubmittedAsync();
        Reopen(ApplicationState.Returned);
        await _procedure.WakeAsync();
        Assert.Equal("OpenTasks FormatCheck 1", _procedure.Done[^1]);

        // A decision on the old task has no effect.
        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        (_state, _submissions) = (ApplicationState.Submitted, 2);
        await _procedure.WakeAsync();
        Assert.Equal("OpenTasks FormatCheck 1", _procedure.Done[^1]);

        await _procedure.PassToNextTimerAsync();
        Assert.Equal(["MoveApplication BeginFormatCheck", "OpenTasks FormatCheck 3"], _procedure.Done[^2..]);
        await DecideAsync("FormatCheck 3", Outcomes.Admit);

        Assert.Equal(ApplicationState.ExpertReview, _state);
    }

    [Fact]
    public async Task Run_RoundIsReopenedWhileACorrectionIsDue_WaitsForTheNextSubmission()
    {
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Correct);
        Reopen(ApplicationState.Returned);

        await _procedure.WakeAsync();
        await _procedure.PassToNextTimerAsync();

        await AssertEndedAsync(
            "WelcomeApplicant",
            "MoveApplication BeginFormatCheck",
            "OpenTasks FormatCheck 1",
            "MoveApplication RequestCorrection",
            "MoveApplication MissClosing",
            "NotifyRound"
        );
    }

    [Fact]
    public async Task Run_RoundIsReopenedWhileTheRoundIsReported_BeginsAgain()
    {
        _isOpenAgain = true;

        await _procedure.PassToNextTimerAsync();

        Assert.Equal(["WelcomeApplicant", "MoveApplication MissClosing", "NotifyRound", "WelcomeApplicant"], _procedure.Done);
        await _procedure.PassToNextTimerAsync();
        Assert.Equal("2", _missed[^1]);
    }

    [Fact]
    public async Task Run_ReturnedOnceThenRecommended_IsSubmitted()
    {
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();
        await DecideAsync("Recommendation county 1", Outcomes.Return);
        Assert.Equal(ApplicationState.Returned, _state);

        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 2);
        await _procedure.WakeAsync();
        await DecideAsync("Recommendation county 2", Outcomes.Recommend);
        Assert.Equal(ApplicationState.Submitted, _state);

        await _procedure.PassToNextTimerAsync();
        Assert.Equal("OpenTasks FormatCheck 1", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_NotRecommended_EndsThere()
    {
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();

        await DecideAsync("Recommendation county 1", Outcomes.Refuse);

        Assert.Equal(["MoveApplication RefuseRecommendation", "NotifyRound"], _procedure.Done.TakeLast(2));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_NoRecommendationByTheClosing_MissesIt()
    {
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();

        await _procedure.PassToNextTimerAsync();

        Assert.Equal(["MoveApplication MissClosing", "NotifyRound"], _procedure.Done.TakeLast(2));
    }

    [Fact]
    public async Task Run_BodyStatesNothing_IsRemindedUntilTheClosing()
    {
        _remindAt = DecidedAt.AddDays(-4);
        _remindAgainAt = DecidedAt.AddDays(-2);
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();
        await _procedure.WakeAsync();
        Assert.DoesNotContain("RemindOfficers 1", _procedure.Done);

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal((_remindAt, "RemindOfficers 1"), (_procedure.Now, _procedure.Done[^1]));
        _remindAt = null;
        var second = _remindAgainAt;
        _remindAgainAt = null;
        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal((second, "RemindOfficers 2"), (_procedure.Now, _procedure.Done[^1]));

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(DecidedAt, _procedure.Now);
        Assert.Equal(["MoveApplication MissClosing", "NotifyRound"], _procedure.Done.TakeLast(2));
        Assert.Equal(2, _procedure.Done.Count(step => step.StartsWith("Remind", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_SubmittedAgain_RemindsOfThatOneFromTheFirstTermOn()
    {
        _remindAt = DecidedAt.AddDays(-6);
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();
        await _procedure.PassToNextTimerAsync();
        await DecideAsync("Recommendation county 1", Outcomes.Return);

        _remindAt = DecidedAt.AddDays(-3);
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 2);
        await _procedure.WakeAsync();
        await _procedure.PassToNextTimerAsync();

        Assert.Equal(_remindAt, _procedure.Now);
        Assert.Equal(
            ["RemindOfficers 1", "RemindOfficers 1"],
            _procedure.Done.Where(step => step.StartsWith("Remind", StringComparison.Ordinal))
        );
    }

    /// <summary>A procedure that began before bodies were reminded.</summary>
    [Fact]
    public async Task Run_OfATimeWithoutReminders_WaitsForTheClosing()
    {
        _remindsBody = false;
        _remindAt = DecidedAt.AddDays(-4);
        (_state, _submissions) = (ApplicationState.AwaitingRecommendation, 1);
        await _procedure.WakeAsync();

        await _procedure.PassToNextTimerAsync();

        Assert.Equal(DecidedAt, _procedure.Now);
        Assert.Equal(["MoveApplication MissClosing", "NotifyRound"], _procedure.Done.TakeLast(2));
    }

    [Fact]
    public async Task Run_RefusedAtTheFormatCheck_EndsThere()
    {
        await CloseSubmittedAsync();

        await DecideAsync("FormatCheck 1", Outcomes.Refuse);

        await AssertEndedAsync(
            "WelcomeApplicant",
            "MoveApplication BeginFormatCheck",
            "OpenTasks FormatCheck 1",
            "MoveApplication RefuseAdmission",
            "NotifyRound"
        );
    }

    [Fact]
    public async Task Run_CorrectedInTime_IsCheckedAgain()
    {
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Correct);
        Assert.Equal("MoveApplication RequestCorrection", _procedure.Done[^1]);

        _isCorrectionSubmitted = true;
        await _procedure.WakeAsync();
        Assert.Equal(["MoveApplication SubmitCorrection", "OpenTasks FormatCheck 2"], _procedure.Done.TakeLast(2));

        await DecideAsync("FormatCheck 2", Outcomes.Admit);
        Assert.Equal("NotifyRound", _procedure.Done[^1]);
        Assert.Equal(ApplicationState.ExpertReview, _state);
    }

    [Fact]
    public async Task Run_NotCorrectedInTime_Lapses()
    {
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Correct);

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(CorrectionUntil, _procedure.Now);
        Assert.Equal(["MoveApplication LapseUncorrected", "NotifyRound"], _procedure.Done.TakeLast(2));
    }

    [Fact]
    public async Task Run_HeldWhileCorrectionIsAsked_LapsesOnlyAfterTheExtendedTerm()
    {
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Correct);
        _isHeld = true;

        // The awaited term ends while it is stopped: only the lifting is awaited.
        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.False(await _procedure.PassToNextTimerAsync());
        Assert.Equal("MoveApplication RequestCorrection", _procedure.Done[^1]);

        (_isHeld, _correctionUntil) = (false, CorrectionUntil.AddDays(5));
        await _procedure.WakeAsync();
        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(CorrectionUntil.AddDays(5), _procedure.Now);
        Assert.Equal(["MoveApplication LapseUncorrected", "NotifyRound"], _procedure.Done.TakeLast(2));
    }

    [Fact]
    public async Task Run_LooksAreMissing_WaitsForThemAndGoesOn()
    {
        Credit(new(CreditState.Waiting, [], null), new(CreditState.Waiting, [], null), new(CreditState.Clear, [], null));
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        Assert.Equal(ApplicationState.CreditChecking, _state);

        await _procedure.WakeAsync();
        Assert.Equal(ApplicationState.CreditChecking, _state);
        await _procedure.WakeAsync();

        await AssertEndedAsync(Passed);
    }

    [Fact]
    public async Task Run_NobodyLooks_RemindsTheCheckQueueAtTheTermAndWaitsOn()
    {
        var remindAt = DecidedAt.AddDays(3);
        Credit(
            new(CreditState.Waiting, [], null) { RemindAt = remindAt },
            new(CreditState.Waiting, [], null) { RemindAt = remindAt.AddDays(3) },
            new(CreditState.Clear, [], null)
        );
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        Assert.DoesNotContain("RemindCheckQueue", _procedure.Done);

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal((remindAt, "RemindCheckQueue"), (_procedure.Now, _procedure.Done[^1]));

        await _procedure.WakeAsync();
        Assert.Single(_procedure.Done, "RemindCheckQueue");
        await AssertEndedAsync([.. Passed[..^2], "RemindCheckQueue", .. Passed[^2..]]);
    }

    [Fact]
    public async Task Run_DeclaredEntryUnanswered_IsIneligibleAtTheTerm()
    {
        Credit(
            new(CreditState.ToBeAsked, ["u1.CourtEnforcement"], null),
            new(CreditState.Waiting, [], AnswersUntil),
            new(CreditState.Blocked, ["u1.CourtEnforcement"], null)
        );
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        Assert.Equal("AskParties u1.CourtEnforcement", _procedure.Done[^1]);

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(AnswersUntil, _procedure.Now);
        Assert.Equal(["MoveApplication FindIneligible", "NotifyRound"], _procedure.Done.TakeLast(2));
    }

    [Fact]
    public async Task Run_TwoOfficersDiffer_AreAskedAgainUntilTheyAgree()
    {
        _ruling = FindingRuling.Uphold;
        Credit(new CreditPosition(CreditState.Suspected, ["p1.CourtEnforcement"], null), new(CreditState.Waiting, [], null));
        await CloseSubmittedAsync();
        await DecideAsync("FormatCheck 1", Outcomes.Admit);

        _decisions["Finding p1.CourtEnforcement 1 one"] = nameof(FindingRuling.Uphold);
        await DecideAsync("Finding p1.CourtEnforcement 1 two", nameof(FindingRuling.Dismiss));
        Assert.Equal("OpenTasks Finding p1.CourtEnforcement 2", _procedure.Done[^1]);
        Assert.Equal(ApplicationState.CreditChecking, _state);

        _decisions["Finding p1.CourtEnforcement 2 one"] = nameof(FindingRuling.Uphold);
        await _procedure.WakeAsync();
        Assert.Equal(ApplicationState.CreditChecking, _state);
        await DecideAsync("Finding p1.CourtEnforcement 2 two", nameof(FindingRuling.Uphold));

        // An upheld suspicion ends nothing: the application waits, on hold.
        Assert.Equal("RecordFinding p1.CourtEnforcement", _procedure.Done[^1]);
        Assert.Equal(ApplicationState.CreditChecking, _state);
    }

    [Fact]
    public async Task Run_FindingDismissed_GoesOnWithTheChecks()
    {
        Credit(new(CreditState.Suspected, ["p1.CourtEnforcement"], null), new(CreditState.Clear, [], null));
        await CloseSubmittedAsync();
        _decisions["Finding p1.CourtEnforcement 1 one"] = Outcomes.Dismiss;
        _decisions["Finding p1.CourtEnforcement 1 two"] = Outcomes.Dismiss;

        await DecideAsync("FormatCheck 1", Outcomes.Admit);

        Assert.Equal(["RecordFinding p1.CourtEnforcement", "MoveApplication PassCreditCheck", "NotifyRound"], _procedure.Done.TakeLast(3));
    }

    [Theory]
    [InlineData("before the closing")]
    [InlineData("at the format check")]
    [InlineData("while it is corrected")]
    [InlineData("while it is looked up")]
    public async Task Run_Withdrawn_EndsWithoutAnotherMove(string when)
    {
        Credit(new CreditPosition(CreditState.Waiting, [], null));
        if (when != "before the closing")
        {
            await CloseSubmittedAsync();
        }

        if (when.StartsWith("while", StringComparison.Ordinal))
        {
            await DecideAsync("FormatCheck 1", when == "while it is corrected" ? Outcomes.Correct : Outcomes.Admit);
        }

        var moves = _procedure.Done.Count(step => step.StartsWith("Move", StringComparison.Ordinal));
        _state = ApplicationState.Withdrawn;
        await _procedure.WakeAsync();

        Assert.Equal("NotifyRound", _procedure.Done[^1]);
        Assert.Equal(moves, _procedure.Done.Count(step => step.StartsWith("Move", StringComparison.Ordinal)));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
        Assert.False(await _procedure.PassToNextTimerAsync());
    }

    [Fact]
    public async Task Run_OfficerDoesNotDecide_IsReminded()
    {
        _remindAt = Samples.ClosesAt.AddDays(2);
        await CloseSubmittedAsync();

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal("RemindOfficers 1", _procedure.Done[^1]);

        await DecideAsync("FormatCheck 1", Outcomes.Admit);
        Assert.Equal("NotifyRound", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_EveryWakeUpDoubled_DoesEverythingOnce()
    {
        Submit();
        await WakeTwiceAsync();
        await _procedure.PassToNextTimerAsync();
        await WakeTwiceAsync();
        _decisions["FormatCheck 1"] = Outcomes.Admit;
        await WakeTwiceAsync();

        await AssertEndedAsync(Passed);
    }

    [Fact]
    public async Task Run_DecidedJustAfterTheRowsWereRead_IsWokenAllTheSame()
    {
        Submit();
        _whileReading = async () =>
        {
            if (_procedure.Done.Contains("OpenTasks FormatCheck 1") && _decisions.TryAdd("FormatCheck 1", Outcomes.Admit))
            {
                await _procedure.RaiseAsync();
            }
        };

        Assert.True(await _procedure.PassToNextTimerAsync());

        await AssertEndedAsync(Passed);
    }

    [Fact]
    public async Task Run_SubmittedJustAfterTheRowsWereRead_IsSubmitted()
    {
        _whileReading = async () =>
        {
            _whileReading = null;
            Submit();
            await _procedure.RaiseAsync();
        };

        await _procedure.PassToNextTimerAsync();

        Assert.Contains("MoveApplication BeginFormatCheck", _procedure.Done);
    }

    private void Reopen(ApplicationState state) => (_state, _reopenings, _decidedAt) = (state, _reopenings + 1, _decidedAt.AddDays(10));

    private NotifiedRound Tell()
    {
        if (!_isOpenAgain)
        {
            return new NotifiedRound(IsOpenAgain: false);
        }

        _isOpenAgain = false;
        Reopen(ApplicationState.Draft);
        return new NotifiedRound(IsOpenAgain: true);
    }

    private void Submit() => (_state, _submissions) = (ApplicationState.Submitted, 1);

    private void Credit(params CreditPosition[] positions)
    {
        _credit.Clear();
        Array.ForEach(positions, _credit.Enqueue);
    }

    private async Task CloseSubmittedAsync()
    {
        Submit();
        await _procedure.PassToNextTimerAsync();
    }

    // Findings are assigned to two officers, other tasks to one.
    private OpenedTasks Open(TasksToOpen step)
    {
        var task = $"{step.Step} {step.Subject} {step.Ordinal}".Replace("  ", " ", StringComparison.Ordinal);
        IReadOnlyList<string> tasks = step.Step == ReviewStep.Of<FindingStep>() ? [$"{task} one", $"{task} two"] : [task];
        return new OpenedTasks(step.RecordType, step.RecordId, tasks, _remindAt);
    }

    private DecidedTasks Decided(AskedTasks asked)
    {
        var tasks = asked.Steps.SelectMany(step => step.Tasks).ToList();
        var decided = tasks.Where(_decisions.ContainsKey).Select(task => new DecidedTask(task, _decisions[task])).ToList();
        var isReopened =
            decided.Count < tasks.Count
            && _state < ApplicationState.FormatCheck
            && tasks[0].StartsWith("FormatCheck", StringComparison.Ordinal);
        return new DecidedTasks(decided, decided.Count == tasks.Count, isReopened || (decided.Count < tasks.Count && _state.IsEnd()))
        {
            IsReopened = isReopened,
        };
    }

    private MovedApplication Move(ApplicationStep step)
    {
        if (_submissionComesFirst && step.Move == ApplicationMove.MissClosing)
        {
            Submit();
        }

        if (!ApplicationMoves.Move(_state, step.Move).TryGet(out var to, out _))
        {
            return new MovedApplication(IsMade: false) { IsReopened = _state < ApplicationState.FormatCheck };
        }

        if (step.Move == ApplicationMove.MissClosing)
        {
            _missed.Add($"{step.Ordinal}");
        }

        _state = to;
        return new MovedApplication(IsMade: true);
    }

    // Returns the rows from before a concurrent write, as between a read and its return.
    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        var answer = read();
        if (_whileReading is not null)
        {
            await _whileReading();
        }

        return answer;
    }

    private Task DecideAsync(string task, string outcome)
    {
        _decisions[task] = outcome;
        return _procedure.WakeAsync();
    }

    private async Task WakeTwiceAsync()
    {
        await _procedure.RaiseAsync();
        await _procedure.WakeAsync();
    }

    private async Task AssertEndedAsync(params string[] done)
    {
        Assert.Equal(done, _procedure.Done);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }
}
