using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class PanelPolicyTests
{
    private static readonly TaskKey Task = new(ReviewStep.Of<ExpertReviewStep>(), "1", 1, "wang-zhuanjia");

    public static TheoryData<DecisionForm, string> Faulty =>
        new()
        {
            { new(), "declares" },
            {
                new() { Declares = false },
                "declares"
            },
            { Declared(new RecusalForm(IdOf(1), "同单位"), new RecusalForm(IdOf(1), "同单位")), "recusals" },
            { Declared(new RecusalForm(IdOf(3), "同单位")), "recusals[0].applicationId" },
            { Declared(new RecusalForm(IdOf(1), " ")), "recusals[0].reason" },
            { Declared(new RecusalForm(IdOf(1), null)), "recusals[0].reason" },
            { Declared(new RecusalForm(IdOf(1), new string('因', 2001))), "recusals[0].reason" },
            { Declared([null!]), "recusals[0].applicationId recusals[0].reason" },
            {
                new() { Recusals = [new RecusalForm(IdOf(3), "")] },
                "declares recusals[0].applicationId recusals[0].reason"
            },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Declare_Errors_AreNamedAtTheirFields(DecisionForm form, string fields)
    {
        var errors = Declare(form).Errors;

        Assert.Equal(fields, string.Join(' ', errors.Select(error => error.Field)));
        Assert.All(errors, error => Assert.Equal("declaration-is-incomplete", error.Code));
    }

    [Fact]
    public void Declare_NoConflict_IsKept()
    {
        var declared = Declare(Declared() with { Recusals = default }).Value;

        Assert.Equal((Task, Now, true), (declared.Task, declared.At, declared.Recusals.IsEmpty));
    }

    [Fact]
    public void Declare_Recusals_AreKeptTrimmed() =>
        Assert.Equal(
            [new Recusal(IdOf(2), "同单位")],
            Declare(Declared(new RecusalForm(IdOf(2), " 同单位 "))).Value.Recusals.AsEnumerable()
        );

    [Fact]
    public void Complete_SignedSession_HasWhatWasDeclaredOnceAndWhatCameLater()
    {
        var declared = new ConflictsDeclared(Task, [new Recusal(IdOf(1), "同单位"), new Recusal(IdOf(2), "亲属")], Now);

        var form = PanelPolicy.Complete(
            new DecisionForm { Recusals = [new RecusalForm(IdOf(2), "亲属，另有合作"), new RecusalForm(IdOf(3), "合作者")] },
            declared
        );

        Assert.Equal(
            [new RecusalForm(IdOf(2), "亲属，另有合作"), new RecusalForm(IdOf(3), "合作者"), new RecusalForm(IdOf(1), "同单位")],
            form.Recusals.AsEnumerable()
        );
        Assert.Equal(
            [IdOf(1), IdOf(2)],
            PanelPolicy.Complete(new DecisionForm { Recusals = default }, declared).Recusals.Select(recusal => recusal.ApplicationId)
        );
    }

    [Fact]
    public void Complete_SheetOfWhatWasDeclared_IsRefused()
    {
        var declared = new ConflictsDeclared(Task, [new Recusal(IdOf(1), "同单位")], Now);
        var sheets = new[] { 1, 2 }.Select(number => new ScoreSheetForm
        {
            ApplicationId = IdOf((byte)number),
            Score = 80,
            Comment = "可行",
        });

        var read = DecisionPolicy.Read(PanelPolicy.Complete(new DecisionForm { Sheets = [.. sheets] }, declared), Context);

        Assert.Equal([("decision-is-incomplete", "sheets")], ValidationErrors(read));
    }

    private static DecisionContext Context => new(Guide(), null, null, Task, Today) { Session = [Rankable(1), Rankable(2)] };

    private static DecisionForm Declared(params RecusalForm[] recusals) => new() { Declares = true, Recusals = [.. recusals] };

    private static Result<ConflictsDeclared> Declare(DecisionForm form) => PanelPolicy.Declare(form, Context, Now);
}
