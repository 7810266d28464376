using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class HeldTermsTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(7);

    private static readonly Application Asked = (CompleteDraft() with { State = ApplicationState.CorrectionPending })
        .Apply(new CorrectionRequested(new Correction("缺盖章", Now, Until)))
        .Apply(new StatementRequested(new PartyStatement("u1", Sources.CreditChina, Now, Until)));

    [Fact]
    public void Terms_WhileOnHold_DoNotRunOut()
    {
        var held = Placed(Asked, 3);

        Assert.True(ApplicationPolicy.SubmitCorrection(held, Guide(), Until.AddDays(30)).IsSuccess);
        Assert.True(ApplicationPolicy.Answer(held, Answer, Until.AddDays(30)).IsSuccess);
        Assert.Equal(["term-has-passed"], ApplicationPolicy.SubmitCorrection(Asked, Guide(), Until).Errors.Select(error => error.Code));
    }

    [Fact]
    public void Terms_HoldBeganAfterTheirEnd_StayRunOut()
    {
        var held = Placed(Asked, 7);

        Assert.Equal(["term-has-passed"], ApplicationPolicy.SubmitCorrection(held, Guide(), Until).Errors.Select(error => error.Code));
        Assert.Equal(["term-has-passed"], ApplicationPolicy.Answer(held, Answer, Until).Errors.Select(error => error.Code));
        Assert.Equal((Until, Until), Ends(Lifted(held, 20)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 13, 10)]
    [InlineData(3, 13.25, 11)]
    [InlineData(6.5, 6.5, 0)]
    public void Terms_AfterTheHold_EndAsManyDaysLater(double from, double to, int days) =>
        Assert.Equal((Until.AddDays(days), Until.AddDays(days)), Ends(Lifted(Placed(Asked, from), to)));

    [Fact]
    public void Terms_UnderTwoHolds_StandStillUntilTheLastIsLifted()
    {
        var held = Lifted(Placed(Placed(Asked, 1), 2, "objection|o1"), 5);

        Assert.True(held.IsOnHold);
        Assert.Equal((Until, Until), Ends(held));
        Assert.Equal((Until.AddDays(9), Until.AddDays(9)), Ends(Lifted(held, 10, "objection|o1")));
    }

    [Fact]
    public void Terms_SetWhileOnHold_BeginThen()
    {
        var held = Placed(CompleteDraft(), -10).Apply(new CorrectionRequested(new Correction("缺盖章", Now, Until)));

        Assert.Equal(Until.AddDays(2), Lifted(held, 2).Correction!.Until);
    }

    [Fact]
    public void Terms_MetBeforeTheLifting_StayAsTheyWere()
    {
        var met = Placed(Asked, 1)
            .Apply(new CorrectionSubmitted(Now.AddDays(2)))
            .Apply(new StatementGiven("u1", Sources.CreditChina, "已履行", null, Now.AddDays(2)));

        Assert.Equal((Until, Until), Ends(Lifted(met, 10)));
    }

    private static StatementForm Answer =>
        new()
        {
            PartyId = "u1",
            Source = Sources.CreditChina,
            Text = "已履行",
        };

    private static (DateTimeOffset, DateTimeOffset) Ends(Application application) =>
        (application.Correction!.Until, application.Statements[0].Until);

    private static Application Placed(Application application, double day, string key = Hold.DeskKey) =>
        application.Apply(new HoldPlaced(new Hold("理由", "依据", Now.AddDays(day), Now.AddDays(90)) { Key = key }));

    private static Application Lifted(Application application, double day, string key = Hold.DeskKey) =>
        application.Apply(new HoldLifted("查清", Now.AddDays(day)) { Key = key });
}
