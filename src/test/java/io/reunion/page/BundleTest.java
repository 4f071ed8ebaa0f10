package io.reunion.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules become one script, and a page loads it instead of them. That it runs is seen where a browser opens the pages. */
class BundleTest {
  private static final Map<String, String> FILES = Map.of(
      "app.js",
      "/** Begins. */\nimport { greet as hail } from './parts/greet.js';\nimport 'thing';\n\nhail(() => import('./later.js'));\n",
      "parts/greet.js",
      "import { mark } from '../mark.js';\nexport function greet(to) {\n  return mark + to;\n}\nexport const LOUD = true;\n",
      "mark.js",
      "const m='!';export{m as mark};\n//# sourceMappingURL=mark.js.map\n",
      "lib/thing.js",
      "import\"../mark.js\";export*from\"../mark.js\";export{LOUD as loud,LOUD}from\"../parts/greet.js\";");

  private static Bundle join(Map<String, String> files, String... entries) {
    return Bundle.join(
        List.of(entries),
        name -> {
          String text = files.get(name);
          assertThat(text).as(name).isNotNull();
          return text;
        },
        bare -> "lib/" + bare + ".js");
  }

  @Test
  void eachRunsOnceAfterWhatItImports() {
    Bundle bundle = join(FILES, "app.js", "mark.js");
    assertThat(bundle.names())
        .containsExactlyInAnyOrder("app.js", "parts/greet.js", "mark.js", "lib/thing.js");
    assertThat(bundle.script()).isEqualTo("""
        const $0=(()=>{
        const m='!';
        return {mark:m,};
        })();
        const $1=(()=>{
        const {mark:mark}=$0;
        function greet(to) {
          return mark + to;
        }
        const LOUD = true;
        return {greet:greet,LOUD:LOUD,};
        })();
        const $2=(()=>{
        const {LOUD:$passed_loud}=$1;
        const {LOUD:$passed_LOUD}=$1;

        return {...$0,loud:$passed_loud,LOUD:$passed_LOUD,};
        })();
        const $3=(()=>{
        const {greet:hail}=$1;
        /** Begins. */



        hail(() => import('./later.js'));
        return {};
        })();
        export const {LOUD,greet,loud,mark}={...$0,...$1,...$2,...$3,};
        """);
  }

  @Test
  void aModuleFindsItsFilesFromWhereItWas() {
    Map<String, String> logo = Map.of(
        "parts/a.js", "export const LOGO = new URL('../logo.svg', import.meta.url).pathname;\n");
    assertThat(join(logo, "parts/a.js").script())
        .contains("new URL('../logo.svg', new URL('parts/a.js', import.meta.url).href).pathname");
  }

  @Test
  void anExportMayFollowABlock() {
    Map<String, String> saved = Map.of("a.js", "class A{b(){return 1}}export{A as B};");
    assertThat(join(saved, "a.js").script()).contains("return {B:A,};").doesNotContain("}export");
  }

  @Test
  void modulesThatImportEachOtherAreRefused() {
    Map<String, String> ring = Map.of(
        "one.js", "import { b } from './two.js';\nexport const a = b;\n",
        "two.js", "import { a } from './one.js';\nexport const b = a;\n");
    assertThatThrownBy(() -> join(ring, "one.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[one.js, two.js] and again one.js");
  }

  @Test
  void twoThingsOfOneNameAreRefused() {
    Map<String, String> twins = Map.of(
        "one.js", "export const link = 1;\n",
        "two.js", "export class link {}\n");
    assertThatThrownBy(() -> join(twins, "one.js", "two.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("link is link of one.js and link of two.js");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import all from './mark.js';\n",
        "import * as all from './mark.js';\n",
        "const a=1;export default a;\n",
        "export let changing = 1;\n",
        "await begin();\n"
      })
  void whatIsNotUnderstoodIsRefused(String source) {
    assertThatThrownBy(() -> join(Map.of("one.js", source, "mark.js", ""), "one.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: import {a} from");
  }

  @Test
  void aPageLoadsOneOfEach() {
    PageFile page = PageFile.read("""
        <head>
            <link rel="stylesheet" href="{{assets}}theme.css">
            <link rel="icon" href="{{assets}}logo.svg">
            <link rel="stylesheet" href="{{assets}}more.css">
            <link rel="modulepreload" href="{{assets}}pages/home.js">
            <script type="module" src="{{assets}}app.js"></script>
        </head>
        """);
    assertThat(page.styles()).containsExactly("theme.css", "more.css");
    assertThat(page.scripts()).containsExactly("pages/home.js", "app.js");
    assertThat(page.joined()).isEqualTo("""
        <head>
            <link rel="stylesheet" href="{{assets}}joined.css">
            <link rel="icon" href="{{assets}}logo.svg">
            <script type="module" src="{{assets}}joined.js"></script>
        </head>
        """);
  }
}
