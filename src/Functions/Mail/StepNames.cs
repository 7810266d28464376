using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Mail;

/// <summary>What people call the steps.</summary>
internal static class StepNames
{
    public static string Of(ReviewStep step) => step switch
    {
        ReviewStep.FormatCheck => "形式审查",
        ReviewStep.CreditLookups => "信用查验",
        ReviewStep.ExpertReview => "专家评审",
        ReviewStep.MeetingResolution => "审定",
        ReviewStep.Concurrence => "会签",
        ReviewStep.AwardDocument => "联合下达",
        ReviewStep.Recommendation => "推荐",
        ReviewStep.Finding => "失信线索核查",
        ReviewStep.RankingFreeze => "排序锁定",
        ReviewStep.FieldVisit => "现场考察",
        ReviewStep.ObjectionRuling => "异议处理",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
