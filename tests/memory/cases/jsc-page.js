class Card { constructor(i){ this.i=i; this.payload={title:"t"+i, list:[{},{},{}]}; } }
class 类 { constructor(i){this.next=i} }
class Émile {}
class Node_{constructor(x){this.next=x}}
globalThis.kept = []; globalThis.table = new Map();
let moduleVar = [new 类(null)];
let i = 0;
globalThis.cycle = () => { const c = new Card(i); kept.push(c); const m = new Card(i); globalThis["_"+(387000+i)] = (x) => m.payload = x; table.set("k"+i, new Émile()); moduleVar.push(new 类({})); i++; };
globalThis.keepModule = () => moduleVar;
let h=null; for(let k=0;k<50;k++)h=new Node_(h); globalThis.list=h;
globalThis.cycle(); globalThis.cycle();
setInterval(()=>{}, 1000);
