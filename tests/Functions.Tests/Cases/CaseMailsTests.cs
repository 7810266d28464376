using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Tests.Contracts;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CaseMailsTests
{
    private static readonly Deadline Told = Until(new DateOnly(2026, 12, 24));
    private static readonly Deadline Later = Until(new DateOnly(2026, 12, 25));

    /// <summary>A later working-day notice moves terms: parties are notified where a term ends later.</summary>
    [Fact]
    public void OfRecount_TermsThatEndLater_AreMailedToPartyAndReporter()
    {
        var before = Served();

        var owed = CaseMails.OfRecount(before, Recounted(Later)).Select(each => each.Notification).ToList();

        Assert.Equal(Later.At, Assert.Single(owed.OfType<CaseTermNotified>(), each => each.Term == PartyTerm.Appeal).Until);
        var reporter = Assert.Single(owed.OfType<CaseReporterNotified>());
        Assert.Equal((CaseReporterNews.TermMoved, Later.At), (reporter.News, reporter.Until));
        Assert.Empty(CaseMails.OfRecount(before, Recounted(Told)));
    }

    /// <summary>Two refused requests served on one day have one appeal term: it is mailed once.</summary>
    [Fact]
    public void OfRecount_TwoAppealsUntilTheSameDay_AreMailedOnce()
    {
        var before = Served();
        before = before with { Reexaminations = [.. before.Reexaminations, .. before.Reexaminations] };
        var recounted = Recounted(Later);
        recounted = recounted with { Reexaminations = [.. recounted.Reexaminations, recounted.Reexaminations[0] with { Place = 1 }] };

        Assert.Single(CaseMails.OfRecount(before, recounted), each => each.Notification is CaseTermNotified);
    }

    /// <summary>A refused request can be repeated and refused again: each refusal has its own mail.</summary>
    [Fact]
    public void Of_SecondRefusalOfTheReporter_HasAKeyOfItsOwn()
    {
        var refused = CaseContractSamples.Facts.OfType<ReexaminationIntakeDecided>().First(each => each.Letter is not null);
        refused = refused with { AccusedUntil = null };
        var request = Served().Reexaminations[0].Request with { By = ReexaminationRequester.Reporter };
        var reexamination = new Reexamination(request) { Intake = refused };
        string KeyOf(params Reexamination[] all) =>
            CaseMails.Of(Served() with { Reexaminations = [.. all] }, CaseAct.DecideReexaminationIntake).Single().Key;

        Assert.NotEqual(KeyOf(reexamination), KeyOf(reexamination, reexamination));
    }

    /// <summary>The party is notified of the term that begins again, and not of the reporter's request.</summary>
    [Fact]
    public void Of_EndOfTheReportersReexamination_TellsThePartyItsNewTerm()
    {
        var refused = CaseContractSamples.Facts.OfType<ReexaminationIntakeDecided>().First() with { AccusedUntil = Later };
        var request = Served().Reexaminations[0].Request with { By = ReexaminationRequester.Reporter };
        var after = Served() with { Reexaminations = [new Reexamination(request) { Intake = refused }] };

        var owed = CaseMails.Of(after, CaseAct.DecideReexaminationIntake).Select(each => each.Notification).OfType<CaseTermNotified>();

        var told = Assert.Single(owed);
        Assert.Equal((PartyTerm.Reexamination, CaseTermNews.Moved, Later.At), (told.Term, told.News, told.Until));
    }

    /// <summary>The terms to contest a decision begin with its service, and the party hears of each.</summary>
    [Fact]
    public void Of_ServiceOfTheDecision_TellsThePartyEachTerm()
    {
        var served = Served();
        var after = served with
        {
            State = CaseState.Served,
            DecisionService = served.DecisionService! with
            {
                Remedies = [new RemedyDeadline(RemedyKind.Reexamination, Later), new RemedyDeadline(RemedyKind.Lawsuit, Told)],
            },
        };

        var owed = CaseMails.Of(after, CaseAct.ServeDecision).Select(each => each.Notification).OfType<CaseTermNotified>().ToList();

        Assert.Equal([(PartyTerm.Reexamination, Later.At), (PartyTerm.Lawsuit, Told.At)], owed.Select(each => (each.Term, each.Until)));
        Assert.All(owed, each => Assert.Equal(CaseTermNews.Began, each.News));
    }

    [Fact]
    public void Of_ServiceOfTheLetterOnAReexamination_TellsWhoeverAskedForIt()
    {
        var own = Served();
        var request = own.Reexaminations[0].Request with { By = ReexaminationRequester.Reporter };
        var other = own with { Reexaminations = [own.Reexaminations[0] with { Request = request }] };

        var told = Assert.IsType<CaseTermNotified>(Assert.Single(CaseMails.Of(own, CaseAct.ServeReexamination)).Notification);

        Assert.Equal((PartyTerm.Appeal, CaseTermNews.Began, Told.At), (told.Term, told.News, told.Until));
        Assert.Empty(CaseMails.Of(other, CaseAct.ServeReexamination));
    }

    private static CaseTermsRecounted Recounted(Deadline until) =>
        new(null, [], null, Samples.Now) { ReporterUntil = until, Reexaminations = [new ReexaminationTerms(0, null, null, until)] };

    private static IntegrityCase Served()
    {
        var opened = CaseContractSamples.Facts.OfType<CaseOpened>().First() with
        {
            PartyEmail = "seal@unit.example",
            Reporter = new CaseReporter("o1", new SealedText("contact", "k1")),
        };
        var request = CaseContractSamples.Facts.OfType<ReexaminationRequested>().First().Request;
        return IntegrityCase.From(opened) with
        {
            DecisionService = CaseContractSamples.Facts.OfType<LetterServed>().First() with { ReporterUntil = Told },
            Reexaminations = [new Reexamination(request) { AppealUntil = Told }],
        };
    }

    private static Deadline Until(DateOnly from) => WorkingDayCalendar.BuiltIn.DeadlineFor(from, Term.WorkingDays(5), "cases.clock");
}
