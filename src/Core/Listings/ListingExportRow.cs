using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Exports;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Listings;

/// <summary>A listing that was published, an honour too, for the exchange with 信用白城: with its withdrawal, once it has ended.</summary>
/// <param name="Bureau">Who sends it.</param>
/// <param name="BureauCode">The sender's unified social credit code; empty where none is set.</param>
public sealed record ListingExportRow(
    ListingNotice Notice,
    ListingState State,
    Severity? Severity,
    bool IsPerson,
    DateOnly ListedOn,
    bool IsWithdrawn,
    DateOnly? RemovedOn,
    string Bureau,
    string BureauCode,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>Of a unit, also of one on the honour list, whose notice does not show it; empty where it is not known.</summary>
    public string UnitCode { get; init; } = "";

    private const string Day = "yyyy-MM-dd";

    public static ImmutableArray<ExportColumn<ListingExportRow>> Columns { get; } =
    [
        new("recordId", "记录标识", row => row.Notice.Id.Value) { MaxLength = 36 },
        new("action", "操作：新增、撤销", row => row.IsWithdrawn ? "撤销" : "新增"),
        new("subjectType", "主体类别：法人及非法人组织、自然人", row => row.IsPerson ? "自然人" : "法人及非法人组织"),
        new("name", "主体名称", row => row.Notice.Party) { MaxLength = 200 },
        new("uscc", "统一社会信用代码", row => row.UnitCode) { MaxLength = 18, IsRequired = false },
        new("idNumber", "证件号码（已遮盖）", row => row.IsPerson ? row.Notice.Identifier : "") { MaxLength = 40, IsRequired = false },
        new(
            "responsiblePersons",
            "责任人：职责、姓名、证件号码（已遮盖）",
            row =>
                string.Join(
                    '；',
                    row.Notice.ResponsiblePersons.Select(each => $"{NameOf(each.Responsibility)} {each.Name} {each.Identifier}")
                )
        )
        {
            IsRequired = false,
        },
        new("listKind", "名单：科研失信行为记录、严重失信主体名单、红名单", row => NameOf(row.Notice.Kind)),
        new("severity", "行为情节", row => NameOf(row.Severity)) { IsRequired = false },
        new("authority", "认定机关", row => row.Notice.Authority ?? row.Bureau) { MaxLength = 200 },
        new("decisionNo", "认定文书文号", row => row.Notice.DecisionNumber) { MaxLength = 128 },
        new("decisionDate", "认定日期", row => $"{row.Notice.DecidedOn:yyyy-MM-dd}"),
        new("listedDate", "列入日期", row => $"{row.ListedOn:yyyy-MM-dd}"),
        new("facts", "失信事实；红名单为获奖情况", row => row.Notice.Facts ?? "依法不予公示") { MaxLength = 2000 },
        new("basis", "依据", row => string.Join('；', row.Notice.Basis.Select(each => each.Citation))) { IsRequired = false },
        new("basisRank", "依据的效力级别", row => string.Join('；', row.Notice.Basis.Select(each => NameOf(each.Rank)).Distinct()))
        {
            IsRequired = false,
        },
        new("measures", "处理措施", row => string.Join('；', row.Notice.Measures.Select(each => each.Name)))
        {
            MaxLength = 1000,
            IsRequired = false,
        },
        new("minEnd", "最早可以修复日期", row => row.IsHonour ? "" : $"{row.Notice.EarliestRepairOn:yyyy-MM-dd}") { IsRequired = false },
        new("maxEnd", "公示截止日期", row => $"{row.Notice.LastDay:yyyy-MM-dd}"),
        new("publicFrom", "公示开始日期", row => $"{row.Notice.PublishedFrom:yyyy-MM-dd}"),
        new(
            "removalTerms",
            "移出条件",
            row => row.IsHonour ? "有效期届满，或者列入失信记录" : "履行决定并纠正失信行为后申请信用修复，或者公示期限届满"
        ),
        new(
            "remedy",
            "救济途径",
            row => row.Notice.Remedies.IsEmpty ? "向认定机关提出异议" : string.Join('；', row.Notice.Remedies.Select(NameOf))
        ),
        new(
            "repairStatus",
            "修复状态：未修复、已修复",
            row =>
                row.IsHonour ? ""
                : row.State == ListingState.Repaired ? "已修复"
                : "未修复"
        )
        {
            IsRequired = false,
        },
        new("removedDate", "移出日期", row => row.RemovedOn?.ToString(Day, System.Globalization.CultureInfo.InvariantCulture) ?? "")
        {
            IsRequired = false,
        },
        new("openness", "公开属性", _ => "公开"),
        new("sourceUnit", "信息来源单位", row => row.Bureau) { MaxLength = 200 },
        new("sourceUscc", "信息来源单位代码", row => row.BureauCode) { MaxLength = 18 },
        new("updatedAt", "更新时间", row => $"{row.UpdatedAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-ddTHH:mm:sszzz}"),
    ];

    public static ExportSheet<ListingExportRow> Sheet { get; } = new("listings", "名单", Columns);

    /// <summary>A listing that was published, as it stands at an instant.</summary>
    public static ListingExportRow Of(Listing listing, ListingGrounds grounds, string bureau, string bureauCode, DateTimeOffset now)
    {
        var notice = ListingNotice.Of(listing, grounds);
        var isWithdrawn = listing.PublicationOn(BeijingTime.DateOf(now)) == PublicationState.Ended;
        return new ListingExportRow(
            notice,
            listing.State,
            listing.Entry?.Severity,
            listing.Subject.IsPerson,
            listing.EffectiveFrom!.Value,
            isWithdrawn,
            isWithdrawn ? listing.PublicationEndedOn : null,
            bureau,
            bureauCode,
            now
        )
        {
            UnitCode = listing.Subject.IsPerson ? "" : listing.Identifier ?? "",
        };
    }

    private bool IsHonour => Notice.Kind == ListKind.Honour;

    private static string NameOf(ListKind kind) =>
        kind switch
        {
            ListKind.SeriousDishonesty => "严重失信主体名单",
            ListKind.Honour => "红名单",
            _ => "科研失信行为记录",
        };

    private static string NameOf(Responsibility responsibility) =>
        responsibility switch
        {
            Responsibility.LegalRepresentative => "法定代表人",
            Responsibility.Head => "负责人",
            _ => "直接责任人",
        };

    private static string NameOf(Severity? severity) =>
        severity switch
        {
            Rules.Severity.Minor => "较轻",
            Rules.Severity.Major => "较重",
            Rules.Severity.Serious => "严重",
            Rules.Severity.EspeciallySerious => "特别严重",
            _ => "",
        };

    private static string NameOf(BasisRank rank) =>
        rank switch
        {
            BasisRank.Law => "法律",
            BasisRank.AdministrativeRegulation => "行政法规",
            BasisRank.LocalRegulation => "地方性法规",
            BasisRank.CentralPolicy => "党中央、国务院政策文件",
            _ => "部门规章",
        };

    private static string NameOf(Remedy remedy) =>
        remedy.Kind switch
        {
            RemedyKind.Reexamination => "复查",
            RemedyKind.Reconsideration => "行政复议",
            _ => "行政诉讼",
        };
}
