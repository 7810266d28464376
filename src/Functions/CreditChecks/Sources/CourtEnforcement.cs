using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>中国执行信息公开网: read by officers, behind a captcha.</summary>
public sealed class CourtEnforcement : CreditSourceDefinition
{
    public override Uri Address { get; } = new("https://zxgk.court.gov.cn/");

    public override IReadOnlyList<CreditOutcome> Outcomes =>
        [
            CreditOutcome.Clear,
            CreditOutcome.Hit,
            CreditOutcome.ConsumptionRestricted,
            CreditOutcome.UnderEnforcement,
            CreditOutcome.Inconclusive,
            CreditOutcome.SourceDown,
        ];
}
