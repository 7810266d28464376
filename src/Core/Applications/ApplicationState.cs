using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Applications;

/// <summary>
/// State of an application: first the states of the path in order, then the other ends. Rows and JSON store the name, never the number. A
/// hold (暂缓) is not a state.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplicationState>))]
public enum ApplicationState
{
    /// <summary>填报中</summary>
    Draft,

    /// <summary>待推荐: submitted by the unit to its recommending body.</summary>
    AwaitingRecommendation,

    /// <summary>退回修改: returned by the recommending body with a reason.</summary>
    Returned,

    /// <summary>已提交</summary>
    Submitted,

    /// <summary>形式审查</summary>
    FormatCheck,

    /// <summary>待补正</summary>
    CorrectionPending,

    /// <summary>已受理</summary>
    Admitted,

    /// <summary>信用查验</summary>
    CreditChecking,

    /// <summary>专家评审</summary>
    ExpertReview,

    /// <summary>待审定: reviewed and ranked; the bureau's meeting has not decided.</summary>
    Ranked,

    /// <summary>备选</summary>
    Reserve,

    /// <summary>拟立项</summary>
    Proposed,

    /// <summary>公示中</summary>
    OnPublicNotice,

    /// <summary>立项</summary>
    Awarded,

    /// <summary>任务书待签</summary>
    ContractPending,

    /// <summary>实施</summary>
    Implementing,

    /// <summary>整改</summary>
    Rectifying,

    /// <summary>待验收</summary>
    AcceptancePending,

    /// <summary>验收通过</summary>
    Passed,

    /// <summary>结题</summary>
    Concluded,

    /// <summary>不通过</summary>
    NotPassed,

    /// <summary>归档: a completed project.</summary>
    Closed,

    /// <summary>逾期未提交</summary>
    NotSubmitted,

    /// <summary>不予推荐</summary>
    NotRecommended,

    /// <summary>不予受理</summary>
    NotAdmitted,

    /// <summary>逾期未补正</summary>
    Lapsed,

    /// <summary>不符合申报条件: an honestly declared entry was not discharged in time; never a fault.</summary>
    Ineligible,

    /// <summary>取消申报资格</summary>
    Disqualified,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>不予立项</summary>
    NotSelected,

    /// <summary>放弃立项</summary>
    Renounced,

    /// <summary>终止: ended without fault.</summary>
    Terminated,

    /// <summary>撤销: the award is revoked; the funds are recovered.</summary>
    Revoked,
}
