using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

public sealed class CreditQueryPolicyTests
{
    private static readonly CreditSubject Subject = CreditSubject
        .From(new CreditSubjectOpened(CreditSubjectId.Of(Draft().LeadUnit)))
        .Apply(new DocumentRegistered(Document("e1", DocumentPolicy.EvidenceKind)));

    private static readonly CreditQueryForm Form = new()
    {
        Outcome = CreditOutcome.Hit,
        EvidenceId = "e1",
        Reason = " 有一条记录 ",
    };

    public static TheoryData<CreditOutcome> Outcomes => [.. Enum.GetValues<CreditOutcome>()];

    public static TheoryData<string, CreditQueryForm> Faulty =>
        new()
        {
            { "outcome", Form with { Outcome = null } },
            { "outcome", Form with { Outcome = (CreditOutcome)9 } },
            { "evidenceId", Form with { EvidenceId = null } },
            { "evidenceId", Form with { EvidenceId = "e2" } },
            { "reason", Form with { Reason = null } },
            { "reason", Form with { Reason = " " } },
            { "reason", Form with { Reason = new string('见', 2001) } },
            { "outcome evidenceId reason", new CreditQueryForm() },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Read_Errors_AreNamedAtTheirFields(string fields, CreditQueryForm form)
    {
        var errors = Read(form).Errors;

        Assert.Equal(fields, string.Join(' ', errors.Select(error => error.Field)));
        Assert.All(errors, error => Assert.Equal("credit-query-is-incomplete", error.Code));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Read_GoodForm_IsALookByWhoLooked(CreditOutcome outcome) =>
        Assert.Equal(
            new CreditQuery(3, Sources.CreditChina, outcome, "有一条记录", "e1", "li-jingban", Now),
            Read(Form with { Outcome = outcome }).Value.CreditQuery
        );

    [Fact]
    public void Read_ReasonAtTheLongest_IsTaken() => Assert.True(Read(Form with { Reason = new string('见', 2000) }).IsSuccess);

    private static Result<CreditQueryRecorded> Read(CreditQueryForm form) =>
        CreditQueryPolicy.Read(Subject, Sources.CreditChina, 3, form, "li-jingban", Now);
}
