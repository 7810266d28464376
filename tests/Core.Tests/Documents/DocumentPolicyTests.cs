using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentPolicyTests
{
    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void CheckEvidence_AroundTheLimitOfALook_IsRefusedAbove(int kept, bool isAccepted)
    {
        var subject = CreditSubject.From(new CreditSubjectOpened(CreditSubjectId.Of(Draft().LeadUnit)));

        subject = Enumerable
            .Range(0, kept)
            .Aggregate(
                subject,
                (kept, number) =>
                    kept.Apply(new DocumentRegistered(Document($"{number}", DocumentPolicy.EvidenceKind) with { Look = "CreditChina.2" }))
            );

        Assert.Equal(
            isAccepted ? [] : [("evidence-is-too-much", null)],
            ValidationErrors(DocumentPolicy.CheckEvidence(subject, "CreditChina.2"))
        );
        Assert.Empty(ValidationErrors(DocumentPolicy.CheckEvidence(subject, "CreditChina.3")));
    }

    [Theory]
    [InlineData("proposal", 200_000_000, true)]
    [InlineData("proposal", 200_000_001, false)]
    [InlineData("plan", 100_000_000, true)]
    [InlineData("plan", 100_000_001, false)]
    public void CheckQuota_AroundTheLimit_CountsWhatIsNotReplaced(string kind, long sizeBytes, bool isAccepted)
    {
        var application = Draft() with { Documents = [Document("1", "proposal") with { SizeBytes = 100_000_000 }] };

        Assert.Equal(
            isAccepted ? [] : [("documents-are-too-large", null)],
            ValidationErrors(DocumentPolicy.CheckQuota(application, kind, sizeBytes))
        );
    }

    [Fact]
    public void ReplacedBy_Answers_IsNone()
    {
        var application = Draft() with { Documents = [Document("1", "proposal"), Document("2", DocumentPolicy.AnswerKind)] };

        Assert.Equal(["1"], DocumentPolicy.ReplacedBy(application, "proposal").Select(document => document.Id));
        Assert.Empty(DocumentPolicy.ReplacedBy(application, DocumentPolicy.AnswerKind));
    }
}
