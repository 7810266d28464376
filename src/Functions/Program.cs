using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Startup;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.Configure<KestrelServerOptions>(server =>
    server.Limits.MaxRequestBodySize = DocumentOptions.MaxServedBytes(builder.Configuration)
);
builder.UseCreditFunctions();
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddCreditFunctions(builder.Configuration);
builder.Build().Run();
