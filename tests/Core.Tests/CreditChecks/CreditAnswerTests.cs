using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

public sealed class CreditAnswerTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(7);
    private static readonly PartyStatement Question = new("u2", Sources.CreditChina, Now, Until);
    private static readonly StatementForm Form = new()
    {
        PartyId = "u2",
        Source = Sources.CreditChina,
        Text = " 已修复 ",
    };

    public static TheoryData<string, string?, StatementForm> Faulty =>
        new()
        {
            { "nothing-to-answer", null, Form with { PartyId = "u1" } },
            { "nothing-to-answer", null, Form with { PartyId = null } },
            { "nothing-to-answer", null, Form with { Source = Sources.CourtEnforcement } },
            { "nothing-to-answer", null, Form with { Source = null } },
            { "text-is-malformed", "text", Form with { Text = null } },
            { "text-is-malformed", "text", Form with { Text = " \n" } },
            { "text-is-malformed", "text", Form with { Text = new string('答', 2001) } },
            { "text-is-malformed", "documentId", Form with { DocumentId = "nothing" } },
            // A document of another kind is not a response.
            { "text-is-malformed", "documentId", Form with { DocumentId = "d1" } },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Answer_OneError_NamesItAtItsField(string code, string? field, StatementForm form) =>
        Assert.Equal([(code, field)], ValidationErrors(ApplicationPolicy.Answer(Asked(), form, Now)));

    [Fact]
    public void Answer_GoodForm_IsKeptWithItsDocument()
    {
        var application = Asked().Apply(new DocumentRegistered(Document("a1", DocumentPolicy.AnswerKind)));

        var given = ApplicationPolicy.Answer(application, Form with { DocumentId = "a1" }, Now).Value;

        Assert.Equal(new StatementGiven("u2", Sources.CreditChina, "已修复", "a1", Now), given);
    }

    [Fact]
    public void Answer_AtTheLongest_IsTaken() =>
        Assert.True(ApplicationPolicy.Answer(Asked(), Form with { Text = new string('答', 2000) }, Now).IsSuccess);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Answer_AroundTheTerm_IsRefusedFromItsEndOn(int ticks, bool isAccepted) =>
        Assert.Equal(
            isAccepted ? [] : [("term-has-passed", null)],
            ValidationErrors(ApplicationPolicy.Answer(Asked(), Form, Until.AddTicks(ticks)))
        );

    [Fact]
    public void Answer_Again_IsRefused() =>
        Assert.Equal([("question-is-answered", null)], ValidationErrors(ApplicationPolicy.Answer(Answered(Asked()), Form, Now)));

    [Fact]
    public void Answer_SecondQuestion_IsTakenForThatOneAlone()
    {
        var again = Question with { AskedAt = Now.AddDays(20), Until = Now.AddDays(27) };
        var application = Answered(Asked()).Apply(new StatementRequested(again));

        var given = ApplicationPolicy.Answer(application, Form with { Text = "又已修复" }, again.AskedAt).Value;

        Assert.Equal(["已修复", "又已修复"], application.Apply(given).Statements.Select(answer => answer.Text));
    }

    [Theory]
    [InlineData("u2", -1, true)]
    [InlineData("u2", 0, false)]
    [InlineData("u1", -1, false)]
    [InlineData("p1", -1, false)]
    [InlineData("u9", -1, false)]
    public void RemovePartner_PartyAndTime_AreAPartnerWhileItIsAsked(string partyId, int ticksAfterTerm, bool isAccepted)
    {
        var application = Asked()
            .Apply(new StatementRequested(Question with { PartyId = "u1" }))
            .Apply(new StatementRequested(Question with { PartyId = "p1" }));

        var removed = ApplicationPolicy.RemovePartner(application, partyId, Until.AddTicks(ticksAfterTerm));

        Assert.Equal(isAccepted ? [] : [("nothing-to-answer", null)], ValidationErrors(removed));
        Assert.Equal(isAccepted, removed.IsSuccess && removed.Value.PartyId == partyId);
    }

    [Fact]
    public void RemovePartner_Answered_IsRefused() => Assert.False(ApplicationPolicy.RemovePartner(Answered(Asked()), "u2", Now).IsSuccess);

    [Fact]
    public void RemovePartner_NotAsked_IsRefused() =>
        Assert.False(ApplicationPolicy.RemovePartner(DraftWithPartner(), "u2", Now).IsSuccess);

    private static Application Asked() =>
        (DraftWithPartner() with { State = ApplicationState.CreditChecking, Documents = [Document("d1", "proposal")] }).Apply(
            new StatementRequested(Question)
        );

    private static Application Answered(Application application) =>
        application.Apply(ApplicationPolicy.Answer(application, Form, Now).Value);
}
