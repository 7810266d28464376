using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class ApplicationOrchestratorTests : IAsyncLifetime
{
    private static readonly ApplicationBegun Begun = new(Samples.DraftId.Value, Samples.RoundId.Value, "tag");
    private static readonly DateTimeOffset DecidedAt = Samples.ClosesAt.AddMinutes(1);

    private static readonly string[] Reviewed =
    [
        "WelcomeApplicant", "MoveApplication BeginFormatCheck", "OpenTasks FormatCheck", "MoveApplication Admit", "MoveApplication BeginCreditCheck",
        "CheckBureauLists u1.BureauLists", "OpenTasks CreditEvidence u1.CourtEnforcement", "OpenTasks CreditEvidence p1.CourtEnforcement",
        "RecordCreditEvidence u1.CourtEnforcement", "RecordCreditEvidence p1.CourtEnforcement", "MoveApplication PassCreditCheck", "OpenTasks ExpertReview", "TellRound",
    ];

    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private Func<Task>? _whileReading;
    private bool _isSubmitted;
    private bool _isClear = true;
    private bool _submissionComesFirst;

    public async Task InitializeAsync() => await _procedure
        .Activity<ApplicationBegun>(nameof(WelcomeApplicantActivity), _ => "")
        .ActivityAsync<ApplicationBegun, Submission>(nameof(ReadSubmissionActivity), _ => ReadAsync(() => new Submission(_isSubmitted, DecidedAt)))
        .Activity<ApplicationStep>(nameof(MoveApplicationActivity), Move)
        .Activity<TasksToOpen, OpenedTasks>(
            nameof(OpenTasksActivity), step => new OpenedTasks(step.RecordKind, step.RecordId, [$"{step.Step} {step.Subject}".Trim()]), step => $"{step.Step} {step.Subject}")
        .ActivityAsync<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), asked => ReadAsync(() => Decided(asked)))
        .Activity<ApplicationBegun, CreditCheckPlan>(
            nameof(PlanCreditChecksActivity),
            _ => new CreditCheckPlan([Lookup("u1", CreditSource.BureauLists)], [Lookup("u1", CreditSource.CourtEnforcement), Lookup("p1", CreditSource.CourtEnforcement)]))
        .Activity<CreditLookup>(nameof(CheckBureauListsActivity), lookup => lookup.Subject)
        .Activity<CreditLookup>(nameof(RecordCreditEvidenceActivity), lookup => lookup.Subject)
        .Activity<ApplicationBegun, CreditVerdict>(nameof(ReadCreditVerdictActivity), _ => new CreditVerdict(_isClear))
        .Activity<string>(nameof(HoldApplicationActivity), _ => "")
        .Activity<ApplicationBegun>(nameof(TellRoundActivity), _ => "")
        .BeginAsync(nameof(ApplicationOrchestrator), new ApplicationOrchestrator().RunAsync, Begun);

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_SubmittedInTime_GoesThroughAllChecksToTheRound()
    {
        Assert.Equal(["WelcomeApplicant"], _procedure.Done);

        _isSubmitted = true;
        await _procedure.WakeAsync();
        Assert.Equal("OpenTasks FormatCheck", _procedure.Done[^1]);

        await DecideAsync("FormatCheck", Outcomes.Admit);
        Assert.Equal(["OpenTasks CreditEvidence p1.CourtEnforcement", "OpenTasks CreditEvidence u1.CourtEnforcement"], _procedure.Done.TakeLast(2).Order());

        await DecideAsync("CreditEvidence p1.CourtEnforcement", "Clear");
        Assert.DoesNotContain("RecordCreditEvidence p1.CourtEnforcement", _procedure.Done);

        await DecideAsync("CreditEvidence u1.CourtEnforcement", "Clear");
        Assert.Equal("OpenTasks ExpertReview", _procedure.Done[^1]);

        await DecideAsync("ExpertReview", Outcomes.Scored);
        await AssertReviewedAsync();
    }

    [Fact]
    public async Task Run_NotSubmittedByTheEnd_MissesTheClosingAndTellsTheRound()
    {
        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(DecidedAt, _procedure.Now);
        await AssertEndedAsync("WelcomeApplicant", "MoveApplication MissClosing", "TellRound");
    }

    [Fact]
    public async Task Run_WokenBeforeAnythingChanged_GoesOnWaiting()
    {
        await _procedure.WakeAsync();
        await _procedure.WakeAsync();
        Assert.Equal(["WelcomeApplicant"], _procedure.Done);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await _procedure.StatusAsync());

        Assert.True(await _procedure.PassToNextTimerAsync());

        await AssertEndedAsync("WelcomeApplicant", "MoveApplication MissClosing", "TellRound");
    }

    [Fact]
    public async Task Run_WakeUpOfTheSubmissionLost_IsMadeGoodAtTheEnd()
    {
        _isSubmitted = true;

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(["WelcomeApplicant", "MoveApplication BeginFormatCheck", "OpenTasks FormatCheck"], _procedure.Done);
    }

    [Fact]
    public async Task Run_SubmissionComesInWhileTheDraftIsClosed_Stands()
    {
        _submissionComesFirst = true;

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(["WelcomeApplicant", "MoveApplication MissClosing", "MoveApplication BeginFormatCheck", "OpenTasks FormatCheck"], _procedure.Done);
    }

    [Fact]
    public async Task Run_RefusedAtTheFormatCheck_EndsThere()
    {
        _isSubmitted = true;
        await _procedure.WakeAsync();

        await DecideAsync("FormatCheck", Outcomes.Refuse);

        await AssertEndedAsync("WelcomeApplicant", "MoveApplication BeginFormatCheck", "OpenTasks FormatCheck", "MoveApplication RefuseAdmission", "TellRound");
    }

    [Fact]
    public async Task Run_CreditNotClear_IsHeldAndTellsTheRoundWithoutAReview()
    {
        _isClear = false;
        _isSubmitted = true;
        DecideAll();

        await _procedure.WakeAsync();

        await AssertEndedAsync([.. Reviewed[..10], "HoldApplication", "TellRound"]);
    }

    [Fact]
    public async Task Run_EveryWakeUpDoubled_DoesEverythingOnce()
    {
        _isSubmitted = true;
        await WakeTwiceAsync();
        foreach (var task in Tasks)
        {
            _decisions[task] = OutcomeOf(task);
            await WakeTwiceAsync();
        }

        await AssertReviewedAsync();
    }

    [Fact]
    public async Task Run_EverythingDecidedBeforeItIsAsked_GoesThroughAtOnce()
    {
        _isSubmitted = true;
        DecideAll();

        await _procedure.WakeAsync();

        await AssertReviewedAsync();
    }

    [Fact]
    public async Task Run_DecidedJustAfterTheRowsWereRead_IsWokenAllTheSame()
    {
        // The wake-up of the submission is lost, so the timer ends the first wait.
        _isSubmitted = true;
        _whileReading = DecideNextAsync;

        Assert.True(await _procedure.PassToNextTimerAsync());

        await AssertReviewedAsync();
    }

    [Fact]
    public async Task Run_SubmittedJustAfterTheRowsWereRead_IsWokenAllTheSame()
    {
        _whileReading = async () =>
        {
            _whileReading = null;
            _isSubmitted = true;
            await _procedure.RaiseAsync();
        };

        await _procedure.WakeAsync();

        Assert.Equal("OpenTasks FormatCheck", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_AfterItsEnd_HasNoTimerLeft()
    {
        _isSubmitted = true;
        DecideAll();
        await _procedure.WakeAsync();

        Assert.False(await _procedure.PassToNextTimerAsync());
    }

    private static IEnumerable<string> Tasks => ["FormatCheck", "CreditEvidence u1.CourtEnforcement", "CreditEvidence p1.CourtEnforcement", "ExpertReview"];

    private static string OutcomeOf(string task) => task switch
    {
        "FormatCheck" => Outcomes.Admit,
        "ExpertReview" => Outcomes.Scored,
        _ => "Clear",
    };

    private static CreditLookup Lookup(string partyId, CreditSource source) => new(Begun.ApplicationId, Begun.RoundId, partyId, source);

    private DecidedTasks Decided(AskedTasks asked)
    {
        var tasks = asked.Steps.SelectMany(step => step.Tasks).ToList();
        var outcomes = tasks.Where(_decisions.ContainsKey).Select(task => _decisions[task]).ToList();
        return new DecidedTasks(outcomes, outcomes.Count == tasks.Count);
    }

    // The answer is what the rows held before somebody wrote to them, as happens between a read and its return.
    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        var answer = read();
        if (_whileReading is not null)
        {
            await _whileReading();
        }

        return answer;
    }

    private void DecideAll()
    {
        foreach (var task in Tasks)
        {
            _decisions[task] = OutcomeOf(task);
        }
    }

    // Whoever was asked last decides while the procedure reads whether they have.
    private async Task DecideNextAsync()
    {
        var asked = Tasks.Where(task => _procedure.Done.Contains($"OpenTasks {task}") && !_decisions.ContainsKey(task)).ToList();
        if (asked.Count > 0)
        {
            asked.ForEach(task => _decisions[task] = OutcomeOf(task));
            await _procedure.RaiseAsync();
        }
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

    private Task AssertReviewedAsync() => AssertEndedAsync(Reviewed);

    private string Move(ApplicationStep step)
    {
        _isSubmitted |= _submissionComesFirst && step.Move == ApplicationMove.MissClosing;
        return $"{step.Move}";
    }

    private async Task AssertEndedAsync(params string[] done)
    {
        // The two look-ups are asked for at once, in either order.
        Assert.Equal(done.Order(), _procedure.Done.Order());
        Assert.Equal(done.Where(step => !step.Contains("CreditEvidence", StringComparison.Ordinal)), _procedure.Done.Where(step => !step.Contains("CreditEvidence", StringComparison.Ordinal)));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }
}
