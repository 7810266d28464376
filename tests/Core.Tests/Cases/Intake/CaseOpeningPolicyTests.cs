using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Objections;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseOpeningPolicyTests
{
    private static readonly ObjectionId Objection = ObjectionId.FromBytes([.. Enumerable.Repeat((byte)9, 16)]);

    /// <summary>Each origin with an application that has grounds for it.</summary>
    public static TheoryData<string, Misconduct, ApplicationState, ApplicationMove?> Grounds =>
        new()
        {
            { "FormatCheck", Misconduct.Falsification, ApplicationState.FormatCheck, null },
            { "ExpertOpinion", Misconduct.Plagiarism, ApplicationState.ExpertReview, null },
            { "UpheldObjection", Misconduct.Authorship, ApplicationState.NotSelected, ApplicationMove.UpholdObjection },
            { "DuplicateRuling", Misconduct.DuplicateApplication, ApplicationState.FormatCheck, null },
            { "Implementation", Misconduct.MisuseOfFunds, ApplicationState.Implementing, null },
            { "Acceptance", Misconduct.OtherViolation, ApplicationState.NotPassed, null },
        };

    [Theory]
    [MemberData(nameof(Grounds))]
    public void Note_FromAnOrigin_NeedsItsGroundInTheApplication(
        string origin,
        Misconduct misconduct,
        ApplicationState reached,
        ApplicationMove? move
    )
    {
        var note = Note with { Origin = origin, Misconduct = misconduct };
        var without = Concealing with { State = ApplicationState.Submitted, History = [] };
        var grounded = without with
        {
            State = reached,
            History = [new StateReached(reached, "", Now) { Move = move }],
            DuplicateRulings = [new DuplicateRuling(GoesOn: false, [IdOf(9)], "重复", "li", Now)],
        };

        var opened = OpenNoted(note, grounded).Value;

        Assert.Equal(new CaseSource.Noted(origin, grounded.Id, misconduct, Note.Basis!), opened.Source);
        Assert.Equal(CaseState.IntakePending, IntegrityCase.From(opened).State);
        Assert.Equal(["case-has-no-ground"], Codes(OpenNoted(note, without)));
    }

    [Fact]
    public void Note_MisconductThatTheOriginDoesNotKnow_IsRefused() =>
        Assert.Equal(["case-note-is-incomplete"], Codes(OpenNoted(Note with { Misconduct = Misconduct.MisuseOfFunds })));

    [Fact]
    public void Note_Empty_NamesEveryField() =>
        Assert.Equal(
            ["origin", "partyId", "misconduct", "suspicion", "basis"],
            OpenNoted(new CaseNoteForm(), party: "u9").Errors.Select(error => error.Field)
        );

    /// <summary>A suspicion about an application is noted there; a party without one is noted ex officio only.</summary>
    [Theory]
    [InlineData("OfficerEntry", true)]
    [InlineData("FormatCheck", false)]
    [InlineData("Tip", false)]
    public void Note_WithoutApplication_IsByOfficeAlone(string origin, bool opens)
    {
        var party = new Party.Unit("x1", PartyRole.LeadUnit, "某单位", Concealing.LeadUnit.Code);

        var result = CaseOpeningPolicy.Note(
            application: null,
            party,
            Note with
            {
                Origin = origin,
            },
            Id,
            Number(LetterSeries.Case),
            Investigators[0],
            Context()
        );

        Assert.Equal(opens ? [] : ["case-note-is-incomplete"], Codes(result));
        if (opens)
        {
            var noted = IntegrityCase.From(result.Value);
            Assert.Null(noted.Source.About);
            Assert.Null(noted.PartyEmail);
        }
    }

    [Fact]
    public void Note_ByTheClerkOfTheParty_IsRefused()
    {
        var clerk = new SeatedOfficer(CaseSeat.Investigator, "li", "clerk@unit.example");

        var result = CaseOpeningPolicy.Note(Checked, Checked.LeadUnit, Note, Id, Number(LetterSeries.Case), clerk, Context());

        Assert.Equal(["officer-is-the-party"], Codes(result));
    }

    [Fact]
    public void Origins_HaveNamesOfTheirOwnAndAMisconduct()
    {
        Assert.Distinct(CaseOrigins.All.Select(origin => origin.Name));
        Assert.All(CaseOrigins.All, origin => Assert.NotEmpty(origin.Misconducts));
        Assert.All(CaseOrigins.All, origin => Assert.Same(origin, CaseOrigins.Find(origin.Name)));
    }

    [Fact]
    public void FromObjection_IsTakenInAtOnceAndKeepsTheReporterSealed()
    {
        var source = new CaseSource.Objected(Concealing.Id, "p1", Objection);
        var reporter = new CaseReporter($"{Objection}", new SealedText("sealed", "k1"));

        var opened = CaseOpeningPolicy
            .FromObjection(Concealing, source, "成果署名不实", reporter, Id, Number(LetterSeries.Case), Investigators, Context())
            .Value;

        var integrityCase = IntegrityCase.From(opened);
        Assert.Equal((CaseState.Investigation, "p1"), (integrityCase.State, integrityCase.Party.Id));
        Assert.Equal(reporter, integrityCase.Reporter);
        Assert.False(integrityCase.IsApplicationHeld);
    }
}
