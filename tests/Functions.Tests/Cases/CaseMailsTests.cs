using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Tests.Contracts;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CaseMailsTests
{
    private static readonly Deadline Told = Until(new DateOnly(2026, 12, 24));
    private static readonly Deadline Later = Until(new DateOnly(2026, 12, 25));

    /// <summary>A later notice of working days moves terms: whoever relies on one is notified, where it ends later.</summary>
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
