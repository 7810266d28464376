using System.Collections.Immutable;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Imports;

/// <summary>A column of an import: template, reader and report are generated from it.</summary>
/// <param name="Field">Field name in validation errors.</param>
/// <param name="Name">In Chinese.</param>
/// <param name="Note">Instruction below the name in the template.</param>
public sealed record ImportColumn(string Field, string Name, string Note)
{
    /// <summary>Whether a file without the column is refused. Cells may still be empty: each row is checked separately.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>The columns of each kind of import.</summary>
public static class ImportColumns
{
    private const string DayNote = "日期，如2026-03-10、2026/3/10或2026年3月10日";

    private static readonly ImmutableArray<ImportColumn> OfListings =
    [
        new("kind", "名单", "失信记录、严重失信主体名单或者红名单") { IsRequired = true },
        new("name", "名称", "单位全称或者姓名") { IsRequired = true },
        new("unitCode", "统一社会信用代码", "单位填写；自然人留空"),
        new(
            "identityKind",
            "证件类型",
            "自然人填写：居民身份证（留空即是）、护照、港澳台居民居住证、"
                + "港澳居民来往内地通行证、台湾居民来往大陆通行证、外国人永久居留身份证"
        ),
        new("identityNumber", "证件号码", "自然人填写，单元格设为文本；系统只保存索引和遮盖后的号码"),
        new("isHistorical", "历史数据", "是或者否。历史数据没有现行依据和决定：不限制申报，不予公示"),
        new("decisionNumber", "文号", "认定文书文号或者证书编号；历史数据可以留空"),
        new("decidedOn", "文书日期", DayNote) { IsRequired = true },
        new("servedOn", "送达日期", $"{DayNote}；自该日起生效，历史数据和红名单留空即文书日期"),
        new("authority", "认定机关", "认定或者授奖机关；历史数据可以留空"),
        new("facts", "事由", "失信事实或者奖项名称") { IsRequired = true },
        new("proof", "证明材料", "材料名称和存放位置；历史数据可以留空"),
        new("severity", "行为情节", "较轻、较重、严重或者特别严重"),
        new("measures", "处理措施", "现行规则文件中措施的名称，多项以顿号分隔"),
        new("banMonths", "限制月数", "数字，或者永久；没有限制的留空"),
        new("seriousBasisId", "列入依据", "严重失信主体名单填写：规则文件中的名单名称"),
        new("honourLevel", "奖励级别", "红名单填写：国家级、省级或者市级"),
        new("historicalUntil", "截止日期", $"历史数据填写：{DayNote}"),
    ];

    private static readonly ImmutableArray<ImportColumn> OfProjects =
    [
        new("number", "项目编号", "本局的申报编号或者项目编号") { IsRequired = true },
        new("title", "项目名称", "全称") { IsRequired = true },
        new("unitName", "承担单位", "单位全称") { IsRequired = true },
        new("unitCode", "统一社会信用代码", "18位"),
        new("investigator", "项目负责人", "姓名") { IsRequired = true },
        new("identityKind", "证件类型", "居民身份证（留空即是）、护照等"),
        new("identityNumber", "证件号码", "项目负责人的号码，单元格设为文本；系统只保存索引和遮盖后的号码"),
        new("year", "年度", "四位数字，如2024") { IsRequired = true },
        new("amountYuan", "金额", "申请或者资助金额，单位元"),
        new("startsOn", "起始日期", DayNote),
        new("endsOn", "结束日期", $"{DayNote}；在研项目必填"),
        new("outcome", "结果", "历年申报：立项、未立项、撤回、已结题等；在研项目：执行情况"),
    ];

    private static readonly ImmutableArray<ImportColumn> OfPayments =
    [
        new("number", "项目编号", "立项文件和任务书中的编号") { IsRequired = true },
        new("budgetNumber", "预算指标文号", "指标文件的文号") { IsRequired = true },
        new("amountYuan", "金额", "国库实际支付的金额，单位元") { IsRequired = true },
        new("voucherNumber", "国库支付凭证号", "单元格设为文本；每笔支付一个号码") { IsRequired = true },
        new("paidOn", "支付日期", DayNote) { IsRequired = true },
    ];

    /// <summary>In the order of the template.</summary>
    public static ImmutableArray<ImportColumn> Of(ImportKind kind) =>
        kind switch
        {
            ImportKind.Listings => OfListings,
            ImportKind.TreasuryPayments => OfPayments,
            _ => OfProjects,
        };

    /// <summary>Normalises a header for comparison: width, case and blanks are ignored.</summary>
    public static string KeyOf(string header) => NameKey.OfText(header);
}
